import { useMemo } from 'react'
import { catalog, topicTitle } from '../../content/catalog.ts'
import type { ConceptMap } from '../../content/map.ts'
import type { ConceptKey, TopicId } from '../../content/types.ts'
import { useLanguage, useText } from '../../i18n/use-text.ts'
import { pathOf, type MapAddress } from './address.ts'
import { Canvas, type CanvasNode } from './canvas.tsx'
import { Readout } from './readout.tsx'
import { standingOf, summaryOf, type Standing, type Summary } from './standing.ts'
import { TopicFace } from './topic-face.tsx'
import { TopicList } from './topic-list.tsx'
import { TopicReadout } from './topic-readout.tsx'
import { tiesOf } from './ties.ts'
import { useActive } from './use-active.ts'
import styles from './nodes.module.css'

interface Props {
  readonly map: ConceptMap['overview']
  readonly view: 'map' | 'list'
  readonly standings: ReadonlyMap<ConceptKey, Standing>
  readonly address: MapAddress
  readonly onLook: (change: Partial<MapAddress>) => void
  readonly onLeave: (from: string, to: string) => void
}

/** All topics and how they build on each other. */
export function TopicsView({ map, view, standings, address, onLook, onLeave }: Props) {
  const t = useText('map')
  const language = useLanguage()
  const watch = useActive()
  const summaries = useSummaries(standings)
  const ties = useMemo(() => tiesOf(map.edges), [map])
  const addressOf = (topic: TopicId) => pathOf({ ...address, topic, at: null })
  if (view === 'list') return <TopicList {...{ summaries, ties, language, addressOf, onLeave }} />
  const nodes = map.nodes.map(({ topic, ...place }): CanvasNode => {
    const title = topicTitle(topic, language)
    const summary = summaries(topic)
    return {
      id: topic,
      ...place,
      to: addressOf(topic),
      className: styles.topic ?? '',
      face: <TopicFace title={title} summary={summary} />,
    }
  })
  const edges = map.edges.map(({ count, back, ...edge }) => ({
    ...edge,
    width: 0.75 + (count + back) / 3,
  }))
  const active = map.nodes.find(({ topic }) => topic === watch.active)?.topic ?? null
  return (
    <>
      <Canvas
        label={t('mapOfAll')}
        width={map.width}
        height={map.height}
        nodes={nodes}
        edges={edges}
        watch={watch}
        fit={address.fit}
        onFit={(fit) => onLook({ fit })}
        onLeave={onLeave}
      />
      <Readout hint={t('readout.hintTopics')} touchHint={t('readout.hintTopicsTouch')}>
        {active !== null && <TopicReadout topic={active} summary={summaries(active)} ties={ties} />}
      </Readout>
    </>
  )
}

function useSummaries(standings: ReadonlyMap<ConceptKey, Standing>): (topic: TopicId) => Summary {
  return useMemo(() => {
    const byTopic = new Map(
      catalog.topics.map(({ id }) => [
        id,
        summaryOf(
          catalog.concepts
            .filter(({ topic }) => topic === id)
            .map(({ key }) => standingOf(standings, key)),
        ),
      ]),
    )
    return (topic) => byTopic.get(topic) ?? summaryOf([])
  }, [standings])
}
