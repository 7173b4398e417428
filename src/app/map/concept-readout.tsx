import { conceptOf, conceptTitle } from '../../content/catalog.ts'
import type { ConceptKey, TopicId } from '../../content/types.ts'
import { useLanguage, useText } from '../../i18n/use-text.ts'
import type { ConceptGraph } from './graph.ts'
import { standingOf, type Standing } from './standing.ts'
import { briefOf, otherTitle, standingWords } from './words.ts'

interface Props {
  readonly concept: ConceptKey
  readonly topic: TopicId
  readonly graph: ConceptGraph
  readonly standings: ReadonlyMap<ConceptKey, Standing>
}

/** A concept's name, how it stands, what it needs and what it opens. */
export function ConceptReadout({ concept, topic, graph, standings }: Props) {
  const t = useText('map')
  const language = useLanguage()
  const own = conceptOf(concept)?.topic === topic
  const needs = graph
    .requires(concept)
    .map((key) => briefOf(t, conceptTitle(key, language), standingOf(standings, key)))
    .join(t('readout.separator'))
  const unlocks = graph.unlocks(concept)
  const followers = graph.followers(concept)
  const leads = unlocks.map((key) => conceptTitle(key, language)).join(t('readout.separator'))
  return (
    <>
      <p>
        <b>{own ? conceptTitle(concept, language) : otherTitle(t, concept, language)}</b>
        {t('readout.dot')}
        {standingWords(t, standingOf(standings, concept))}
      </p>
      <p>{needs === '' ? t('readout.needsNothing') : t('readout.needs', { list: needs })}</p>
      <p>
        {leads === ''
          ? t('readout.leadsNowhere')
          : followers > unlocks.length
            ? t('readout.leadsFar', { list: leads, count: followers })
            : t('readout.leads', { list: leads })}
      </p>
    </>
  )
}
