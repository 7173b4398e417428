import { Fragment, useMemo } from 'react'
import { Link, useSearchParams } from 'react-router'
import { catalog, topicOf } from '../../content/catalog.ts'
import type { ConceptEntry, TopicEntry, TopicId } from '../../content/types.ts'
import { useLanguage, useText } from '../../i18n/use-text.ts'
import type { ItemKey } from '../../progress/events.ts'
import { retrievability } from '../../schedule/review.ts'
import { ChartFigure } from '../charts/chart-figure.tsx'
import { RangeBar } from '../charts/range-bar.tsx'
import { sideways, useMarks, type Move } from '../charts/use-marks.ts'
import { masteryOf, type Mastery } from '../mastery.ts'
import type { History } from '../use-history.ts'
import { itemsOfConcept, itemsOfTopic } from './items.ts'
import { Section } from './section.tsx'
import { percentOf } from '../../base/percent.ts'
import styles from './mastery.module.css'

interface Row<Entry> {
  readonly entry: Entry
  readonly mastery: Mastery
}

/** Topics with their mastery; the address says whose concepts are shown. */
export function MasterySection({ history }: { readonly history: History }) {
  const t = useText('stats')
  const language = useLanguage()
  const [params, setParams] = useSearchParams()
  const open = catalog.topics.find(({ id }) => id === params.get('topic'))?.id ?? null
  const estimate = useEstimate(history)
  const rows = useMemo(
    () => catalog.topics.map((entry) => ({ entry, mastery: estimate(itemsOfTopic(entry.id)) })),
    [estimate],
  )
  const concepts = useMemo(
    () =>
      catalog.concepts
        .filter(({ topic }) => topic === open)
        .map((entry) => ({ entry, mastery: estimate(itemsOfConcept(entry.key)) }))
        .filter(({ mastery }) => mastery.items > 0),
    [open, estimate],
  )
  const marks = useMarks<HTMLDivElement>(concepts.length, 0, updown)
  const toggle = (topic: TopicId) => {
    const next = new URLSearchParams(params)
    if (topic === open) next.delete('topic')
    else next.set('topic', topic)
    setParams(next, { replace: true, preventScrollReset: true })
  }
  const begun = rows
    .filter(({ mastery }) => mastery.seen > 0)
    .toSorted((a, b) => b.mastery.value - a.mastery.value)
  const best = begun[0]
  const worst = begun.at(-1)
  return (
    <Section name="mastery">
      <ChartFigure
        title={t('mastery.title')}
        isNow
        reading={
          best && worst
            ? t(begun.length === 1 ? 'mastery.one' : 'mastery.reading', {
                best: best.entry.title[language],
                high: percentOf(best.mastery.value),
                worst: worst.entry.title[language],
                low: percentOf(worst.mastery.value),
              })
            : t('mastery.none')
        }
        about={t('mastery.about')}
      >
        <p className={styles.legend} aria-hidden>
          {t('mastery.legend')}
        </p>
        <div ref={marks.element} role="presentation" {...marks.handlers}>
          <table className={styles.table}>
            <thead>
              <tr>
                <th scope="col">{t('head.topic')}</th>
                <th scope="col">{t('head.mastery')}</th>
                <th scope="col">{t('head.range')}</th>
                <th scope="col">{t('head.seen')}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <Fragment key={row.entry.id}>
                  <TopicRow
                    {...row}
                    isOpen={row.entry.id === open}
                    onToggle={() => toggle(row.entry.id)}
                  />
                  {row.entry.id === open &&
                    concepts.map((concept, index) => (
                      <ConceptRow
                        key={concept.entry.key}
                        {...concept}
                        index={index}
                        isStop={index === marks.stop}
                      />
                    ))}
                </Fragment>
              ))}
            </tbody>
          </table>
        </div>
      </ChartFigure>
    </Section>
  )
}

/** The mastery of any list of items, as it is now. */
function useEstimate({ cards, table, now }: History): (items: readonly ItemKey[]) => Mastery {
  return useMemo(() => {
    const places = new Map(table.keys.map((key, place) => [key, place]))
    const recallOf = (item: ItemKey) => {
      const card = cards.get(item)
      return card ? retrievability(card.memory, now) : null
    }
    const daysOf = (item: ItemKey) => table.answerDays[places.get(item) ?? -1] ?? 0
    return (items) => masteryOf(items, recallOf, daysOf)
  }, [cards, table, now])
}

interface TopicProps extends Row<TopicEntry> {
  readonly isOpen: boolean
  readonly onToggle: () => void
}

function TopicRow({ entry, mastery, isOpen, onToggle }: TopicProps) {
  const t = useText('stats')
  const language = useLanguage()
  const title = entry.title[language]
  const to = topicOf(entry.id)?.primer
    ? `/topics/${entry.id}`
    : `/questions?topic=${encodeURIComponent(entry.id)}`
  return (
    <tr>
      <th scope="row">
        <span className={styles.topic}>
          <button
            type="button"
            onClick={onToggle}
            aria-expanded={isOpen}
            aria-label={t('mastery.open', { topic: title })}
            className={styles.toggle}
          >
            {isOpen ? '▾' : '▸'}
          </button>
          <Link to={to}>{title}</Link>
        </span>
      </th>
      <Cells mastery={mastery} />
    </tr>
  )
}

function Cells({ mastery }: { readonly mastery: Mastery }) {
  const t = useText('stats')
  const { value, low, high, seen, items } = mastery
  const words = { percent: percentOf(value), low: percentOf(low), high: percentOf(high) }
  return (
    <>
      <td className={styles.bar}>
        {seen === 0 ? (
          t('mastery.notMet')
        ) : (
          <span className={styles.value}>
            <RangeBar
              {...{ value, low, high }}
              within={seen / items}
              label={t('mastery.bar', words)}
            />
            {t('mastery.value', words)}
          </span>
        )}
      </td>
      <td>{seen === 0 ? '–' : t('mastery.range', words)}</td>
      <td>{t('mastery.of', { seen, count: items })}</td>
    </>
  )
}

const updown: Move = (key, from) =>
  key === 'ArrowDown' ? from + 1 : key === 'ArrowUp' ? from - 1 : sideways(key, from)

interface ConceptProps extends Row<ConceptEntry> {
  readonly index: number
  readonly isStop: boolean
}

function ConceptRow({ entry, mastery, index, isStop }: ConceptProps) {
  const language = useLanguage()
  return (
    <tr className={styles.concept}>
      <th scope="row">
        <Link to={`/concepts/${entry.key}`} data-mark={index} tabIndex={isStop ? 0 : -1}>
          {entry.title[language]}
        </Link>
      </th>
      <Cells mastery={mastery} />
    </tr>
  )
}
