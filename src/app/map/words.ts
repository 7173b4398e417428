import type { Language } from '../../base/language.ts'
import { conceptOf, conceptTitle, topicTitle } from '../../content/catalog.ts'
import type { ConceptKey, TopicId } from '../../content/types.ts'
import type { useText } from '../../i18n/use-text.ts'
import { type Standing, type Summary } from './standing.ts'
import { percentOf } from '../../base/percent.ts'
import type { Tie, Ties } from './ties.ts'

/** Plain files get the words as an argument; the hook stays in the components. */
export type MapText = ReturnType<typeof useText<'map'>>

/** How a concept stands, in a sentence's end. */
export const standingWords = (t: MapText, { met, items, value, ready }: Standing): string =>
  met > 0
    ? t('readout.met', { percent: percentOf(value), met, items })
    : t(ready ? 'readout.ready' : 'readout.new')

/** "Output size 46%", or "(new)" where nothing of it was met. */
export const briefOf = (t: MapText, title: string, { met, value }: Standing): string =>
  met === 0
    ? t('readout.oneNew', { title })
    : t('readout.one', { title, percent: percentOf(value) })

/** A concept of another topic says which. */
export function otherTitle(t: MapText, key: ConceptKey, language: Language): string {
  const topic = conceptOf(key)?.topic
  const title = conceptTitle(key, language)
  return topic === undefined
    ? title
    : t('list.other', { title, topic: topicTitle(topic, language) })
}

/** "38 concepts · mastery 12% · 3 ready". */
export const topicAbout = (t: MapText, { concepts, value, ready }: Summary): string =>
  [
    t('topics.concepts', { count: concepts }),
    t('topics.mastery', { percent: percentOf(value) }),
    ...(ready > 0 ? [t('topics.ready', { count: ready })] : []),
  ].join(t('readout.dot'))

/** What a topic builds on and what it leads to, each with the number of prerequisites across. */
export function tiesWords(t: MapText, topic: TopicId, ties: Ties, language: Language) {
  const list = (all: readonly Tie[]) =>
    all
      .map((tie) => t('topics.one', { title: topicTitle(tie.topic, language), count: tie.count }))
      .join(t('readout.separator'))
  const builds = list(ties.buildsOn(topic))
  const leads = list(ties.leadsTo(topic))
  return {
    builds: builds === '' ? t('topics.buildsNothing') : t('topics.builds', { list: builds }),
    leads: leads === '' ? t('topics.leadsNowhere') : t('topics.leads', { list: leads }),
  }
}
