import { useMemo } from 'react'
import { conceptOf, topicTitle } from '../../content/catalog.ts'
import type { TopicMap } from '../../content/map.ts'
import type { ConceptEntry, ConceptKey, TopicId } from '../../content/types.ts'
import { useLanguage, useText } from '../../i18n/use-text.ts'
import { classes } from '../../ui/classes.ts'
import { addressOf } from '../concept/address.ts'
import type { MapAddress } from './address.ts'
import { Canvas, type CanvasNode } from './canvas.tsx'
import { ConceptFace, OtherFace } from './concept-face.tsx'
import { ConceptReadout } from './concept-readout.tsx'
import type { ConceptGraph } from './graph.ts'
import { LevelList } from './level-list.tsx'
import { Readout } from './readout.tsx'
import { standingOf, type Standing } from './standing.ts'
import { useActive } from './use-active.ts'
import styles from './nodes.module.css'

interface Props {
  readonly topic: TopicId
  readonly map: TopicMap
  readonly concepts: readonly ConceptEntry[]
  readonly graph: ConceptGraph
  readonly view: 'map' | 'list'
  readonly standings: ReadonlyMap<ConceptKey, Standing>
  readonly address: MapAddress
  readonly onLook: (change: Partial<MapAddress>) => void
  readonly onLeave: (from: string, to: string) => void
}

/** The concepts of one topic with what they stand on. */
export function TopicView(props: Props) {
  const { topic, map, concepts, graph, view, standings, address, onLook, onLeave } = props
  const t = useText('map')
  const language = useLanguage()
  const watch = useActive()
  const nodes = useMemo(
    () =>
      map.nodes.flatMap(({ key, ...place }): readonly CanvasNode[] => {
        const concept = conceptOf(key)
        if (!concept) return []
        const title = concept.title[language]
        const standing = standingOf(standings, key)
        const own = concept.topic === topic
        return [
          {
            id: key,
            ...place,
            to: addressOf(key),
            className: own
              ? classes(styles.concept, styles[`s${standing.step}`], standing.ready && styles.ready)
              : (styles.other ?? ''),
            face: own ? (
              <ConceptFace title={title} standing={standing} />
            ) : (
              <OtherFace
                title={title}
                topic={topicTitle(concept.topic, language)}
                standing={standing}
              />
            ),
          },
        ]
      }),
    [map, topic, standings, language],
  )
  if (view === 'list') return <LevelList {...{ topic, concepts, standings, language, onLeave }} />
  const active = map.nodes.find(({ key }) => key === watch.active)?.key ?? null
  return (
    <>
      <Canvas
        label={t('mapOf', { topic: topicTitle(topic, language) })}
        width={map.width}
        height={map.height}
        nodes={nodes}
        edges={map.edges}
        watch={watch}
        chain
        fit={address.fit}
        onFit={(fit) => onLook({ fit })}
        onLeave={onLeave}
      />
      <Readout hint={t('readout.hint')} touchHint={t('readout.hintTouch')}>
        {active !== null && <ConceptReadout {...{ concept: active, topic, graph, standings }} />}
      </Readout>
    </>
  )
}
