import { useLanguage, useText } from '../../i18n/use-text.ts'
import { BarChart, type Bar } from '../charts/bar-chart.tsx'
import { ChartFigure } from '../charts/chart-figure.tsx'
import { isoOf } from '../days.ts'
import type { Forecast } from '../forecast.ts'
import { BehindPart, isOpenPart } from './behind-part.tsx'
import type { SectionProps } from './props.ts'
import { Section } from './section.tsx'
import { sentences, tickWords, weekdayWords } from './words.ts'

type Props = SectionProps & { readonly forecast: Forecast }

export function ForecastSection({ history, show, behind, forecast }: Props) {
  const t = useText('stats')
  const language = useLanguage()
  const { today } = history
  const { overdue, days } = forecast
  const whenOf = (day: number | 'overdue') =>
    day === 'overdue'
      ? t('dates.overdue')
      : day === today
        ? t('dates.today')
        : weekdayWords(language, day, today)
  const barOf = (day: number | 'overdue', value: number): Bar => {
    const part = { figure: 'due', day } as const
    return {
      ...{ value, key: day === 'overdue' ? day : isoOf(day) },
      name: t('forecast.mark', { when: whenOf(day), count: value }),
      tick:
        day === 'overdue' || day === today
          ? whenOf(day)
          : tickWords(language, { from: day, to: day }, 'day', today),
      to: show.to(part),
      isOpen: isOpenPart(show.selection, part),
      ...(day === 'overdue' && { look: 'late' }),
      ...(day === today && { look: 'now' }),
    }
  }
  const bars = [
    barOf('overdue', overdue.length),
    ...days.map(({ day, cards }) => barOf(day, cards.length)),
  ]
  const count = days.reduce((sum, { cards }) => sum + cards.length, 0)
  const most = days.toSorted((a, b) => b.cards.length - a.cards.length)[0]
  const reading = [
    count === 0 || !most
      ? t('forecast.none')
      : t('forecast.reading', {
          count,
          most: t('forecast.most', { day: whenOf(most.day), cards: most.cards.length }),
        }),
    ...(overdue.length > 0 ? [t('forecast.overdue', { count: overdue.length })] : []),
  ]
  return (
    <Section name="forecast">
      <ChartFigure
        title={t('forecast.title')}
        isNow
        reading={sentences(language, reading)}
        about={t('forecast.about')}
        hasTwin={count + overdue.length > 0}
        twin={() => ({
          head: [t('head.day'), t('head.due')],
          rows: bars.map(({ key, to, value }, index) => ({
            ...{ key, to },
            cells: [whenOf(index === 0 ? 'overdue' : today + index - 1), String(value)],
          })),
        })}
        behind={
          <BehindPart
            {...{ history, show, behind }}
            figure="due"
            title={(selection) =>
              selection.figure === 'due' &&
              (selection.day === 'overdue'
                ? t('behind.titles.overdue')
                : t('behind.titles.due', { when: whenOf(selection.day) }))
            }
          />
        }
      >
        {count + overdue.length > 0 && (
          <BarChart label={t('forecast.title')} bars={bars} link={show.link} start="first" />
        )}
      </ChartFigure>
    </Section>
  )
}
