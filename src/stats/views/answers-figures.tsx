import { useMemo } from 'react'
import { useLanguage, useText } from '../../i18n/use-text.ts'
import { answeredIn, type Total } from '../answered.ts'
import { binsOf, unitFor } from '../bins.ts'
import { BarChart } from '../charts/bar-chart.tsx'
import { ChartFigure } from '../charts/chart-figure.tsx'
import { isoOf } from '../days.ts'
import { BehindPart, isOpenPart } from './behind-part.tsx'
import type { SectionProps } from './props.ts'
import { Pair } from './section.tsx'
import { binWords, spanWords, tickWords, timeWords } from './words.ts'
import { percentOf } from '../../base/percent.ts'

type Props = SectionProps & { readonly total: Total }

/** Answers and time, bar by bar over the period. */
export function AnswersFigures({ history, span, show, behind, total }: Props) {
  const t = useText('stats')
  const language = useLanguage()
  const { table, today } = history
  const unit = unitFor(span)
  const bins = useMemo(() => binsOf(span, unit), [span, unit])
  const answered = useMemo(() => answeredIn(table, bins), [table, bins])
  const columns = bins.map((bin, index) => {
    const { answers = 0, right = 0, ms = 0 } = answered[index] ?? {}
    const day = binWords(language, bin, unit, today)
    return {
      ...{ bin, answers, right, ms, day, key: isoOf(bin.from) },
      name:
        answers === 0
          ? t('calendar.none', { day })
          : t('calendar.mark', { day, count: answers, right, time: timeWords(t, ms) }),
      tick: tickWords(language, bin, unit, today),
      ...(bin.to === today && { look: 'now' as const }),
    }
  })
  const partOf = (figure: 'answers' | 'time', from: number, to: number) =>
    ({ figure, span: { from, to } }) as const
  const bars = (figure: 'answers' | 'time') =>
    columns.map(({ bin, ...column }) => {
      const part = partOf(figure, bin.from, bin.to)
      return {
        ...column,
        value: figure === 'answers' ? column.answers : column.ms / 60_000,
        to: show.to(part),
        isOpen: isOpenPart(show.selection, part),
      }
    })
  const panel = (figure: 'answers' | 'time') => (
    <BehindPart
      {...{ history, show, behind, figure }}
      title={(selection) =>
        selection.figure === figure &&
        'span' in selection &&
        t('behind.titles.answered', { when: spanWords(language, selection.span, today) })
      }
    />
  )
  const isNothing = total.answers === 0
  return (
    <Pair>
      <ChartFigure
        title={t(`answers.${unit}`)}
        reading={
          isNothing
            ? t('answers.nothing')
            : t('answers.reading', {
                count: total.answers,
                right: percentOf(total.right / total.answers),
              })
        }
        hasTwin={!isNothing}
        twin={() => ({
          head: [t('head.time'), t('head.answers'), t('head.right')],
          rows: bars('answers').map(({ key, day, to, answers, right }) => ({
            ...{ key, to },
            cells: [day, answers.toLocaleString('en'), right.toLocaleString('en')],
          })),
        })}
        behind={panel('answers')}
      >
        {!isNothing && (
          <BarChart
            label={t(`answers.${unit}`)}
            bars={bars('answers')}
            link={show.link}
            start="last"
          />
        )}
      </ChartFigure>
      <ChartFigure
        title={t(`spent.${unit}`)}
        reading={
          isNothing
            ? t('answers.nothing')
            : t('spent.reading', {
                time: timeWords(t, total.ms),
                each: timeWords(t, total.ms / total.days),
              })
        }
        about={t('spent.about')}
        hasTwin={!isNothing}
        twin={() => ({
          head: [t('head.time'), t('head.spent')],
          rows: bars('time').map(({ key, day, to, ms }) => ({
            ...{ key, to },
            cells: [day, timeWords(t, ms)],
          })),
        })}
        behind={panel('time')}
      >
        {!isNothing && (
          <BarChart label={t(`spent.${unit}`)} bars={bars('time')} link={show.link} start="last" />
        )}
      </ChartFigure>
    </Pair>
  )
}
