import { Fragment } from 'react'
import type { Language } from '../../base/language.ts'
import { conceptTitle, topicTitle } from '../../content/catalog.ts'
import type { QuestionEntry } from '../../content/types.ts'
import { useText } from '../../i18n/use-text.ts'
import type { ItemKey } from '../../progress/events.ts'
import type { Card } from '../../progress/progress.ts'
import { localDay } from '../local-day.ts'
import { nextReview } from './next-review.ts'
import { QuestionRow } from './question-row.tsx'
import { lastWrong } from '../../progress/item-status.ts'
import type { useGrowing } from './use-growing.ts'
import type { useRowKeys } from './use-row-keys.ts'
import styles from './rows.module.css'

interface Props {
  readonly entries: readonly QuestionEntry[]
  readonly growing: ReturnType<typeof useGrowing>
  readonly cards: ReadonlyMap<ItemKey, Card>
  readonly now: number
  readonly language: Language
  /** Under headings of concepts, in the order of the bank. */
  readonly grouped: boolean
  readonly keys: ReturnType<typeof useRowKeys>
}

export function QuestionList(props: Props) {
  const { entries, growing, cards, now, language, grouped, keys } = props
  const t = useText('bank')
  const rows = entries.slice(0, growing.shown).map((entry) => {
    const card = cards.get(`question:${entry.id}`)
    return {
      entry,
      row: (
        <QuestionRow
          key={entry.id}
          entry={entry}
          {...wordsOf(card, now)}
          language={language}
          withConcept={!grouped}
        />
      ),
    }
  })
  return (
    <div ref={keys.list} role="presentation" onKeyDown={keys.onArrows}>
      {grouped ? (
        groupsOf(rows).map(({ concept, topic, rows: group }) => (
          <Fragment key={concept}>
            <h2 className={styles.group}>
              {conceptTitle(concept, language)}
              <span> · {topicTitle(topic, language)}</span>
            </h2>
            <ul>{group}</ul>
          </Fragment>
        ))
      ) : (
        <ul aria-label={t('list')}>{rows.map(({ row }) => row)}</ul>
      )}
      <div ref={growing.end} />
    </div>
  )
}

const wordsOf = (card: Card | undefined, now: number) => {
  const next = nextReview(card, now, localDay)
  return {
    state: next.type,
    days: next.type === 'days' ? next.days : 0,
    wrong: lastWrong(card),
  }
}

interface Group<Row> {
  readonly concept: QuestionEntry['concept']
  readonly topic: QuestionEntry['topic']
  readonly rows: Row[]
}

/** The bank is sorted by topic and concept, so neighbours belong together. */
function groupsOf<Row>(
  rows: readonly { readonly entry: QuestionEntry; readonly row: Row }[],
): readonly Group<Row>[] {
  const groups: Group<Row>[] = []
  for (const { entry, row } of rows) {
    const last = groups.at(-1)
    if (last?.concept === entry.concept) last.rows.push(row)
    else groups.push({ concept: entry.concept, topic: entry.topic, rows: [row] })
  }
  return groups
}
