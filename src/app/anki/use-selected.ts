import { useMemo, useState } from 'react'
import { useStore } from 'zustand'
import type { Clock } from '../../base/clock.ts'
import { catalog } from '../../content/catalog.ts'
import type { QuestionEntry, TopicId } from '../../content/types.ts'
import { hasStatus, type Status } from '../../progress/item-status.ts'
import { marksOf } from '../../progress/marks.ts'
import type { Progress } from '../../progress/progress.ts'
import { type BankFilter, everything, filterQuestions } from '../bank/filter.ts'
import { cardsOf, settingsOf } from '../projections.ts'
import type { Scope } from './choice.ts'

/** Ids that a search found; null: nothing is searched for. */
export type Hits = readonly string[] | null | 'searching'

/** Null while it is not known yet. */
export type Selected = Readonly<Record<Scope, readonly QuestionEntry[] | null>>

/** What each choice comes to, in the order of the bank. */
export function useSelected(
  { progress, clock }: { readonly progress: Progress; readonly clock: Clock },
  topics: readonly TopicId[],
  filter: BankFilter,
  hits: Hits,
): Selected {
  const ready = useStore(progress.state, ({ status }) => status !== 'loading')
  const cards = useStore(progress.state, cardsOf)
  const settings = useStore(progress.state, settingsOf)
  const [now] = useState(clock)
  const stored = useMemo(() => {
    const has = (id: string, status: Status) =>
      hasStatus(cards.get(`question:${id}`), marksOf({ settings }, `question:${id}`), status, now)
    const fitting = (by: BankFilter) =>
      ready ? filterQuestions(catalog.questions, by, null, has) : null
    return {
      bookmarked: fitting({ ...everything, status: 'bookmarked' }),
      mistakes: fitting({ ...everything, status: 'mistakes' }),
      filtered: fitting(filter),
    }
  }, [cards, settings, now, filter, ready])
  const selection = useMemo(() => {
    if (hits === 'searching' || stored.filtered === null) return null
    const found = hits && new Set(hits)
    return stored.filtered.filter(({ id }) => found === null || found.has(id))
  }, [stored, hits])
  return {
    all: catalog.questions,
    topics: catalog.questions.filter(({ topic }) => topics.includes(topic)),
    selection,
    bookmarked: stored.bookmarked,
    mistakes: stored.mistakes,
  }
}
