import { useMemo, type ReactNode } from 'react'
import { Link } from 'react-router'
import { useLanguage, useText } from '../../i18n/use-text.ts'
import type { ItemKey } from '../../progress/events.ts'
import { ButtonLink } from '../../ui/button.tsx'
import { practiceIds } from '../behind.ts'
import { ChartFigure } from '../charts/chart-figure.tsx'
import type { Span } from '../days.ts'
import { itemAnswersIn, mostFailedOf, slowestOf } from '../ranking.ts'
import type { History } from '../use-history.ts'
import { conceptWords, expectedMsOf, isKnown, pageOf, titleOf } from './items.ts'
import { Pair, Section } from './section.tsx'
import { timeWords } from './words.ts'
import styles from './ranking.module.css'

const most = 10

interface Props {
  readonly history: History
  readonly span: Span
}

export function RankingSection({ history, span }: Props) {
  const t = useText('stats')
  const { table, cards } = history
  const { slow, failed } = useMemo(() => {
    const answers = itemAnswersIn(table, span)
    return {
      slow: slowestOf(answers, expectedMsOf, most),
      failed: mostFailedOf(answers, isKnown, most),
    }
  }, [table, span])
  const ratio = (value: number) => value.toFixed(value < 10 ? 1 : 0)
  const slowest = slow[0]
  const worst = failed[0]
  return (
    <Section name="ranking">
      <Pair>
        <ChartFigure
          title={t('ranking.slow')}
          reading={
            slowest
              ? t('ranking.slowReading', {
                  ratio: ratio(slowest.ratio),
                  time: timeWords(t, slowest.medianMs),
                  expected: timeWords(t, slowest.expectedMs),
                })
              : t('ranking.slowNone')
          }
          about={t('ranking.slowAbout')}
        >
          <Ranking
            rows={slow.map((one) => ({
              item: one.item,
              share: one.ratio / (slowest?.ratio ?? 1),
              fact: t('ranking.slowFact', {
                ratio: ratio(one.ratio),
                time: timeWords(t, one.medianMs),
                expected: timeWords(t, one.expectedMs),
                count: one.answers,
              }),
            }))}
          />
        </ChartFigure>
        <ChartFigure
          title={t('ranking.failed')}
          reading={
            worst
              ? t('ranking.failedReading', { again: worst.again, count: worst.answers })
              : t('ranking.failedNone')
          }
          about={t('ranking.failedAbout')}
        >
          <Ranking
            rows={failed.map((one) => {
              const lapses = cards.get(one.item)?.lapses ?? 0
              return {
                item: one.item,
                share: one.again / one.answers,
                fact: [
                  t('ranking.failedFact', { again: one.again, count: one.answers }),
                  ...(lapses > 0 ? [t('ranking.lapses', { count: lapses })] : []),
                ].join(' · '),
              }
            })}
          />
        </ChartFigure>
      </Pair>
    </Section>
  )
}

interface RankingRow {
  readonly item: ItemKey
  /** Of the bar, 0 … 1. */
  readonly share: number
  readonly fact: ReactNode
}

function Ranking({ rows }: { readonly rows: readonly RankingRow[] }) {
  const t = useText('stats')
  const language = useLanguage()
  const ids = practiceIds(rows.map(({ item }) => item))
  if (rows.length === 0) return null
  return (
    <>
      <ol className={styles.list}>
        {rows.map(({ item, share, fact }) => (
          <li key={item}>
            <Link to={pageOf(item)}>{titleOf(item, language)}</Link>
            <span className={styles.about}>
              {conceptWords(item, language) ?? t('behind.exercise')}
            </span>
            <span className={styles.bar} aria-hidden>
              <i style={{ width: `${share * 100}%` }} />
            </span>
            <span className={styles.fact}>{fact}</span>
          </li>
        ))}
      </ol>
      {ids.length > 0 && (
        <p className={styles.practise}>
          <ButtonLink to={`/quiz?ids=${ids.join(',')}`}>
            {t('behind.practise', { count: ids.length })}
          </ButtonLink>
        </p>
      )}
    </>
  )
}
