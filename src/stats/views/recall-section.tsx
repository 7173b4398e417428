import { useMemo } from 'react'
import { Link } from 'react-router'
import type { Language } from '../../base/language.ts'
import { useLanguage, useText } from '../../i18n/use-text.ts'
import { binsOf, unitFor } from '../bins.ts'
import { ChartFigure } from '../charts/chart-figure.tsx'
import { RangeBar } from '../charts/range-bar.tsx'
import { RateChart } from '../charts/rate-chart.tsx'
import { isoOf } from '../days.ts'
import { fewTries, type Rate } from '../rate.ts'
import { recallIn, recallPerBin, windows, windowSpan } from '../recall.ts'
import { BehindPart, isOpenPart } from './behind-part.tsx'
import type { SectionProps } from './props.ts'
import { rateWords } from './rate-words.ts'
import { Pair, Section } from './section.tsx'
import { binWords, sentences, spanWords, tickWords, type StatsText } from './words.ts'
import { percentOf } from '../../base/percent.ts'
import styles from './page.module.css'

export function RecallSection(props: SectionProps) {
  return (
    <Section name="recall">
      <Pair>
        <OverTime {...props} />
        <Windows {...props} />
      </Pair>
    </Section>
  )
}

function readingOf(t: StatsText, language: Language, rate: Rate, target: number): string {
  if (rate.tries === 0) return t('recall.none')
  const words = { ...rateWords(rate), target: percentOf(target) }
  if (rate.tries < fewTries) return t('recall.few', words)
  const verdict = rate.low > target ? 'above' : rate.high < target ? 'below' : 'meets'
  return sentences(language, [t('recall.reading', words), t(`recall.${verdict}`)])
}

function OverTime({ history, span, show, behind }: SectionProps) {
  const t = useText('stats')
  const language = useLanguage()
  const { table, target, today } = history
  const unit = unitFor(span, 'week')
  const { bins, rates, whole } = useMemo(() => {
    const cut = binsOf(span, unit)
    return { bins: cut, rates: recallPerBin(table, cut), whole: recallIn(table, span) }
  }, [table, span, unit])
  const points = rates.map((rate, index) => {
    const bin = bins[index] ?? span
    const part = { figure: 'recall', span: bin } as const
    const when = binWords(language, bin, unit, today)
    const words = { when, ...rateWords(rate) }
    return {
      ...{ rate, when, key: isoOf(bin.from) },
      name: rate.tries === 0 ? t('recall.markNone', { when }) : t('recall.mark', words),
      tick: tickWords(language, bin, unit, today),
      to: show.to(part),
      isOpen: isOpenPart(show.selection, part),
    }
  })
  return (
    <ChartFigure
      title={t(`recall.${unit}`)}
      reading={readingOf(t, language, whole, target)}
      about={t('recall.about')}
      hasTwin={whole.tries > 0}
      twin={() => ({
        head: [
          ...[t('head.time'), t('head.asked'), t('head.remembered'), t('head.share')],
          t('head.range'),
        ],
        rows: points.map(({ key, to, when, rate }) => ({
          ...{ key, to },
          cells: [when, ...cellsOf(t, rate)],
        })),
      })}
      behind={
        <BehindPart
          {...{ history, show, behind }}
          figure="recall"
          title={(selection) =>
            selection.figure === 'recall' &&
            t('behind.titles.recall', { when: spanWords(language, selection.span, today) })
          }
        />
      }
    >
      {whole.tries > 0 && (
        <RateChart
          label={t(`recall.${unit}`)}
          points={points}
          link={show.link}
          target={{ value: target, text: t('recall.goal') }}
        />
      )}
    </ChartFigure>
  )
}

const cellsOf = (t: StatsText, rate: Rate): readonly string[] => {
  const { percent, low, high } = rateWords(rate)
  return [
    rate.tries.toLocaleString('en'),
    rate.hits.toLocaleString('en'),
    rate.share === null ? '–' : `${percent}%`,
    rate.share === null ? '–' : t('recall.fewMark', { low, high }),
  ]
}

/** 7, 30 and 90 days and everything, whatever the period. */
function Windows({ history, show, behind }: SectionProps) {
  const t = useText('stats')
  const language = useLanguage()
  const { table, target, today, first } = history
  const rows = useMemo(
    () =>
      windows.map((days) => {
        const span = windowSpan(days, today, first)
        return { days, span, rate: recallIn(table, span) }
      }),
    [table, today, first],
  )
  // The track begins where the widest range does, in tens.
  const least = Math.min(
    target - 0.1,
    ...rows.flatMap(({ rate }) => (rate.tries > 0 ? rate.low : [])),
  )
  const from = Math.max(0, Math.floor(least * 10) / 10)
  const month = rows[1]?.rate ?? rows[0]?.rate
  return (
    <ChartFigure
      title={t('recall.windows')}
      isNow
      reading={month ? windowReading(t, month, target) : ''}
      behind={
        <BehindPart
          {...{ history, show, behind }}
          figure="window"
          title={(selection) =>
            selection.figure === 'window' &&
            t('behind.titles.recall', { when: spanWords(language, selection.span, today) })
          }
        />
      }
    >
      <table className={styles.windows}>
        <thead>
          <tr>
            <th scope="col">{t('head.window')}</th>
            <th scope="col">{t('recall.scale', { from: percentOf(from) })}</th>
            <th scope="col">{t('head.remembered')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ days, span, rate }) => {
            const { percent, low, high } = rateWords(rate)
            const range = t('recall.fewMark', { low, high })
            const part = { figure: 'window', span } as const
            return (
              <tr key={days}>
                <th scope="row">
                  <Link
                    to={show.to(part)}
                    {...show.link}
                    preventScrollReset
                    aria-current={isOpenPart(show.selection, part) || undefined}
                  >
                    {days === null ? t('recall.all') : t('recall.days', { count: days })}
                  </Link>
                </th>
                <td>
                  {rate.share === null ? (
                    '–'
                  ) : (
                    <RangeBar
                      isPoint
                      value={rate.share}
                      {...{ low: rate.low, high: rate.high, target, from }}
                      label={range}
                    />
                  )}
                </td>
                <td>
                  {/* Few answers have a range, not a percentage. */}
                  {rate.tries === 0 ? '–' : rate.tries < fewTries ? range : `${percent}%`}
                  <span>
                    {rate.tries > 0 &&
                      `${rate.hits.toLocaleString('en')}/${rate.tries.toLocaleString('en')}`}
                  </span>
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </ChartFigure>
  )
}

/** The last month against the target: the shortest window that is not mere chance. */
function windowReading(t: StatsText, rate: Rate, target: number): string {
  const { low, high, percent } = rateWords(rate)
  if (rate.tries === 0) return t('recall.lastMonthNone')
  return rate.tries < fewTries
    ? t('recall.lastMonthFew', { count: rate.tries, low, high })
    : t('recall.lastMonth', { percent, target: percentOf(target) })
}
