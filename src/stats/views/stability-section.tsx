import { useText } from '../../i18n/use-text.ts'
import { BarChart } from '../charts/bar-chart.tsx'
import { ChartFigure } from '../charts/chart-figure.tsx'
import type { Stability, StabilityBin } from '../stability.ts'
import { BehindPart, isOpenPart } from './behind-part.tsx'
import type { SectionProps } from './props.ts'
import { Section } from './section.tsx'
import { daysWords, type StatsText } from './words.ts'

type Props = SectionProps & { readonly stability: Stability }

export function StabilitySection({ history, show, behind, stability }: Props) {
  const t = useText('stats')
  const { bins, cards, median } = stability
  const bars = bins.map((bin) => {
    const part = { figure: 'stability', from: bin.from } as const
    const range = rangeWords(t, bin)
    return {
      ...{ range, value: bin.cards.length, key: String(bin.from) },
      name: t('stability.mark', { range, count: bin.cards.length }),
      tick: bin.from === 0 ? '<1' : bin.to === null ? `≥${bin.from}` : `${bin.from}–${bin.to}`,
      to: show.to(part),
      isOpen: isOpenPart(show.selection, part),
    }
  })
  return (
    <Section name="stability">
      <ChartFigure
        title={t('stability.title')}
        isNow
        reading={
          median === null
            ? t('stability.none')
            : t(cards === 1 ? 'stability.one' : 'stability.reading', {
                count: cards,
                days: daysWords(t, median),
              })
        }
        about={t('stability.about')}
        hasTwin={cards > 0}
        twin={() => ({
          head: [t('head.stability'), t('head.cards')],
          rows: bars.map(({ key, to, range, value }) => ({
            ...{ key, to },
            cells: [range, value.toLocaleString('en')],
          })),
        })}
        behind={
          <BehindPart
            {...{ history, show, behind }}
            figure="stability"
            title={(selection) => {
              const bin =
                selection.figure === 'stability' && bins.find(({ from }) => from === selection.from)
              return bin && t('behind.titles.stability', { range: rangeWords(t, bin) })
            }}
          />
        }
      >
        {cards > 0 && (
          <BarChart label={t('stability.title')} bars={bars} link={show.link} start="first" />
        )}
      </ChartFigure>
    </Section>
  )
}

function rangeWords(t: StatsText, { from, to }: StabilityBin): string {
  if (from === 0) return t('stability.under')
  return to === null ? t('stability.over', { from }) : t('stability.between', { from, to })
}
