import { useMemo } from 'react'
import { useLanguage, useText } from '../../i18n/use-text.ts'
import { binsOf, unitFor } from '../bins.ts'
import { ChartFigure } from '../charts/chart-figure.tsx'
import { RateChart } from '../charts/rate-chart.tsx'
import { isoOf } from '../days.ts'
import { firstRunsPerBin, type FirstRun } from '../first-runs.ts'
import { fewTries, rateOf, type Rate } from '../rate.ts'
import { BehindPart, isOpenPart } from './behind-part.tsx'
import type { SectionProps } from './props.ts'
import { rateWords } from './rate-words.ts'
import { Section } from './section.tsx'
import { binWords, spanWords, tickWords, type StatsText } from './words.ts'

type Props = SectionProps & { readonly firstRuns: readonly FirstRun[] }

export function CodeSection({ history, span, show, behind, firstRuns }: Props) {
  const t = useText('stats')
  const language = useLanguage()
  const { today } = history
  const unit = unitFor(span, 'week')
  const bins = useMemo(() => binsOf(span, unit), [span, unit])
  const rates = useMemo(() => firstRunsPerBin(firstRuns, bins), [firstRuns, bins])
  const whole = rateOf(
    rates.reduce((sum, { tries }) => sum + tries, 0),
    rates.reduce((sum, { hits }) => sum + hits, 0),
  )
  const points = rates.map((rate, index) => {
    const bin = bins[index] ?? span
    const part = { figure: 'code', span: bin } as const
    const when = binWords(language, bin, unit, today)
    return {
      ...{ rate, when, key: isoOf(bin.from) },
      name:
        rate.tries === 0
          ? t('code.markNone', { when })
          : t('code.mark', { when, ...rateWords(rate) }),
      tick: tickWords(language, bin, unit, today),
      to: show.to(part),
      isOpen: isOpenPart(show.selection, part),
    }
  })
  return (
    <Section name="code">
      <ChartFigure
        title={t(`code.${unit}`)}
        reading={readingOf(t, whole)}
        about={t('code.about')}
        hasTwin={whole.tries > 0}
        twin={() => ({
          head: [t('head.time'), t('head.runs'), t('head.passed'), t('head.share')],
          rows: points.map(({ key, to, when, rate }) => ({
            ...{ key, to },
            cells: [
              ...[when, String(rate.tries), String(rate.hits)],
              rate.share === null ? '–' : `${rateWords(rate).percent}%`,
            ],
          })),
        })}
        behind={
          <BehindPart
            {...{ history, show, behind }}
            figure="code"
            title={(selection) =>
              selection.figure === 'code' &&
              t('behind.titles.code', { when: spanWords(language, selection.span, today) })
            }
          />
        }
      >
        {whole.tries > 0 && (
          <RateChart label={t(`code.${unit}`)} points={points} link={show.link} />
        )}
      </ChartFigure>
    </Section>
  )
}

function readingOf(t: StatsText, rate: Rate): string {
  if (rate.tries === 0) return t('code.none')
  return t(rate.tries < fewTries ? 'code.few' : 'code.reading', rateWords(rate))
}
