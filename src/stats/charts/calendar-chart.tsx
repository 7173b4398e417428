import { useMemo } from 'react'
import { useLanguage, useText } from '../../i18n/use-text.ts'
import { classes } from '../../ui/classes.ts'
import type { Answered } from '../answered.ts'
import { shadeOf, type Shades } from '../calendar.ts'
import { mondayOf, utcOf, weekdayOf, type Day, type Span } from '../days.ts'
import { monthWords } from '../views/words.ts'
import { Mark, type MarkLink } from './mark.tsx'
import { Readout } from './readout.tsx'
import { useMarks, type Move } from './use-marks.ts'
import { useWidth } from './use-width.ts'
import styles from './calendar.module.css'

export interface CalendarDay extends Answered {
  readonly day: Day
  readonly name: string
  readonly to: string
  readonly isOpen: boolean
}

interface Props {
  readonly label: string
  readonly span: Span
  /** One for each day of the span. */
  readonly days: readonly CalendarDay[]
  readonly shades: Shades
  readonly today: Day
  readonly link: MarkLink
}

const weekdayRoom = 32
const least = 15
const largest = 18

/** Weeks as columns, Monday on top; on a narrow screen the year is cut into strips. */
export function CalendarChart({ label, span, days, shades, today, link }: Props) {
  const t = useText('stats')
  const language = useLanguage()
  const [box, width] = useWidth()
  const first = mondayOf(span.from)
  const weeks = (mondayOf(span.to) - first) / 7 + 1
  const fitting = Math.max(4, Math.floor((width - weekdayRoom) / least))
  const strips = Math.ceil(weeks / fitting)
  const perStrip = Math.ceil(weeks / strips)
  const size = Math.min(largest, Math.floor((width - weekdayRoom) / perStrip))
  const marks = useMarks<HTMLDivElement>(days.length, days.length - 1, byDays)
  const pointed = marks.pointed === null ? undefined : days[marks.pointed]
  const months = useMemo(() => monthsOf(first, weeks, perStrip), [first, weeks, perStrip])
  const place = (day: Day) => {
    const week = (mondayOf(day) - first) / 7
    return {
      column: (week % perStrip) + 2,
      row: Math.floor(week / perStrip) * 8 + 2 + weekdayOf(day),
    }
  }
  return (
    <>
      <div ref={box} className={styles.box}>
        <div ref={marks.element} role="presentation" {...marks.handlers}>
          <ul
            aria-label={label}
            className={styles.calendar}
            style={{
              gridTemplateColumns: `${weekdayRoom}px repeat(${perStrip}, minmax(0, ${size}px))`,
            }}
          >
            {months.map((day) => {
              const { column, row } = place(day)
              return (
                <li
                  key={`month ${day}`}
                  aria-hidden
                  className={styles.month}
                  style={{ gridColumn: `${column} / span 4`, gridRow: row - weekdayOf(day) - 1 }}
                >
                  {monthWords(language, day)}
                </li>
              )
            })}
            {Array.from({ length: strips }, (_, strip) =>
              ([0, 2, 4] as const).map((weekday) => (
                <li
                  key={`${strip} ${weekday}`}
                  aria-hidden
                  className={styles.weekday}
                  style={{ gridColumn: 1, gridRow: strip * 8 + 2 + weekday }}
                >
                  {t(`calendar.weekdays.d${weekday}`)}
                </li>
              )),
            )}
            {days.map(({ day, name, to, isOpen, answers }, index) => {
              const { column, row } = place(day)
              return (
                <li key={day} style={{ gridColumn: column, gridRow: row }}>
                  <Mark
                    {...{ index, name, to, link, isOpen }}
                    isStop={index === marks.stop}
                    className={classes(
                      styles.day,
                      styles[`shade${shadeOf(answers, shades)}`],
                      day === today && styles.today,
                    )}
                  />
                </li>
              )
            })}
          </ul>
        </div>
        <p className={styles.legend} aria-hidden>
          {t('calendar.less')}
          {[0, 1, 2, 3, 4].map((shade) => (
            <i key={shade} className={styles[`shade${shade}`]} />
          ))}
          {t('calendar.more', { count: shades[2] })}
        </p>
      </div>
      <Readout text={pointed?.name ?? null} rest={days.at(-1)?.name} />
    </>
  )
}

const steps: Readonly<Record<string, number>> = {
  ArrowUp: -1,
  ArrowDown: 1,
  ArrowLeft: -7,
  ArrowRight: 7,
}
const byDays: Move = (key, from) => {
  const step = steps[key]
  return step === undefined ? null : from + step
}

/** The first day of each month whose name has room: not in the last columns of a strip. */
function monthsOf(first: Day, weeks: number, perStrip: number): readonly Day[] {
  const found: Day[] = []
  let last = -1
  for (let week = 0; week < weeks; week++) {
    const monday = first + week * 7
    const month = new Date(utcOf(monday)).getUTCMonth()
    const column = week % perStrip
    if (column === 0) last = -1
    // A month that begins in the middle of a week is named over the next one.
    if (month !== last && column <= perStrip - 2) {
      const previous = found.at(-1)
      // Of two that are too close the earlier is the end of a month.
      if (previous !== undefined && column > 0 && monday - previous < 21) found.pop()
      found.push(monday)
    }
    last = month
  }
  return found
}
