import { useMemo } from 'react'
import { Link, useSearchParams } from 'react-router'
import { useLanguage, useText } from '../../i18n/use-text.ts'
import { answeredIn } from '../answered.ts'
import { binsOf } from '../bins.ts'
import { calendarYear, lastYear, shadesOf, yearsOf } from '../calendar.ts'
import { CalendarChart } from '../charts/calendar-chart.tsx'
import { ChartFigure } from '../charts/chart-figure.tsx'
import { isoOf, yearOf } from '../days.ts'
import { BehindPart, isOpenPart } from './behind-part.tsx'
import type { SectionProps } from './props.ts'
import { spanWords, timeWords, weekdayWords } from './words.ts'
import styles from './page.module.css'

/** A year of days, whatever the period: the last twelve months, or the year that the address names. */
export function CalendarFigure({ history, show, behind }: SectionProps) {
  const t = useText('stats')
  const language = useLanguage()
  const [params] = useSearchParams()
  const { table, today } = history
  const years = useMemo(() => yearsOf(table), [table])
  const year = years.find((one) => String(one) === params.get('year')) ?? null
  const { span, answered, shades } = useMemo(() => {
    const shown = year === null ? lastYear(today) : calendarYear(year, today)
    const counted = answeredIn(table, binsOf(shown, 'day'))
    const steps = shadesOf(counted.map(({ answers }) => answers))
    return { span: shown, answered: counted, shades: steps }
  }, [table, today, year])
  const days = answered.map((one, index) => {
    const day = span.from + index
    const part = { figure: 'day', span: { from: day, to: day } } as const
    const when = weekdayWords(language, day, today)
    const name =
      one.answers === 0
        ? t('calendar.none', { day: when })
        : t('calendar.mark', {
            day: when,
            count: one.answers,
            right: one.right,
            time: timeWords(t, one.ms),
          })
    return { ...one, day, name, to: show.to(part), isOpen: isOpenPart(show.selection, part) }
  })
  const met = days.filter(({ answers }) => answers > 0)
  const best = met.toSorted((a, b) => b.answers - a.answers)[0]
  return (
    <ChartFigure
      title={t('calendar.title')}
      reading={
        best
          ? t('calendar.reading', {
              count: met.reduce((sum, { answers }) => sum + answers, 0),
              days: t('calendar.days', { count: met.length }),
              most: best.answers,
              day: weekdayWords(language, best.day, today),
            })
          : t('calendar.nothing')
      }
      hasTwin={best !== undefined}
      twin={() => ({
        head: [t('head.day'), t('head.answers'), t('head.right'), t('head.spent')],
        rows: met.toReversed().map(({ day, to, answers, right, ms }) => ({
          key: isoOf(day),
          to,
          cells: [
            weekdayWords(language, day, today),
            answers.toLocaleString('en'),
            right.toLocaleString('en'),
            timeWords(t, ms),
          ],
        })),
      })}
      behind={
        <BehindPart
          {...{ history, show, behind }}
          figure="day"
          title={(selection) =>
            selection.figure === 'day' &&
            t('behind.titles.answered', { when: spanWords(language, selection.span, today) })
          }
        />
      }
    >
      {(years.length > 1 || (years[0] ?? yearOf(today)) !== yearOf(today)) && (
        <YearLinks years={years} year={year} params={params} />
      )}
      <CalendarChart
        label={t('calendar.title')}
        {...{ span, days, shades, today }}
        link={show.link}
      />
    </ChartFigure>
  )
}

interface YearProps {
  readonly years: readonly number[]
  readonly year: number | null
  readonly params: URLSearchParams
}

function YearLinks({ years, year, params }: YearProps) {
  const t = useText('stats')
  const to = (one: number | null) => {
    const next = new URLSearchParams(params)
    if (one === null) next.delete('year')
    else next.set('year', String(one))
    next.delete('show')
    return `?${next.toString()}`
  }
  return (
    <nav aria-label={t('calendar.years')} className={styles.years}>
      {[null, ...years].map((one) => (
        <Link
          key={one}
          to={to(one)}
          replace
          preventScrollReset
          aria-current={one === year ? 'true' : undefined}
        >
          {one ?? t('calendar.last')}
        </Link>
      ))}
    </nav>
  )
}
