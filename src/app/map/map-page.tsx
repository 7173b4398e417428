import { useEffect, useMemo, useRef, useState } from 'react'
import { useStore } from 'zustand'
import type { Clock } from '../../base/clock.ts'
import { catalog, topicTitle } from '../../content/catalog.ts'
import type { ConceptMap } from '../../content/map.ts'
import type { ConceptKey } from '../../content/types.ts'
import { map as en } from '../../i18n/en/map.ts'
import { usePageWords } from '../../i18n/use-page-words.ts'
import { useLanguage, useText } from '../../i18n/use-text.ts'
import { map as zh } from '../../i18n/zh/map.ts'
import type { Progress } from '../../progress/progress.ts'
import { retrievability } from '../../schedule/review.ts'
import { Page } from '../../ui/layout.tsx'
import { cardsOf } from '../projections.ts'
import { focusNode } from './focus-node.ts'
import { createGraph } from './graph.ts'
import { itemsOfConcept } from '../../stats/views/items.ts'
import { Legend, Notes } from './legend.tsx'
import { ReadyList } from './ready-list.tsx'
import { readyOf } from './ready.ts'
import { standingOf, standingsOf, summaryOf } from './standing.ts'
import { Toolbar } from './toolbar.tsx'
import { TopicView } from './topic-view.tsx'
import { TopicsView } from './topics-view.tsx'
import { useMapAddress } from './use-map-address.ts'
import { useWide } from '../../ui/use-wide.ts'
import styles from './map-page.module.css'

interface Props {
  readonly progress: Progress
  readonly clock: Clock
  readonly map: ConceptMap
}

const graph = createGraph(catalog.concepts)

/** What builds on what, and how it stands: all topics, or the concepts of one. The address keeps which. */
export function MapPage({ progress, clock, map }: Props) {
  usePageWords('map', { en, zh })
  const t = useText('map')
  const language = useLanguage()
  const { address, go, look, leave } = useMapAddress()
  const { topic, at } = address
  const wide = useWide()
  const view = address.view ?? (wide ? 'map' : 'list')
  const cards = useStore(progress.state, cardsOf)
  const [now] = useState(clock)
  const standings = useMemo(
    () =>
      standingsOf(catalog.concepts, itemsOfConcept, (item) => {
        const card = cards.get(item)
        return card ? retrievability(card.memory, now) : null
      }),
    [cards, now],
  )
  const concepts = useMemo(
    () => catalog.concepts.filter((concept) => topic === null || concept.topic === topic),
    [topic],
  )
  const summary = useMemo(
    () => summaryOf(concepts.map(({ key }) => standingOf(standings, key))),
    [concepts, standings],
  )
  const ready = useMemo(
    () =>
      readyOf(
        concepts.map(({ key }) => key),
        standings,
        graph.followers,
      ),
    [concepts, standings],
  )
  const { heading, body } = useFocusAt(topic, at)
  const reveal = (key: ConceptKey) => {
    const own = catalog.concepts.find((concept) => concept.key === key)
    if (own && !(own.topic === topic && focusNode(body.current, key)))
      go({ topic: own.topic, at: key })
  }
  const shared = { view, standings, address, onLook: look, onLeave: leave }

  return (
    <Page className={styles.page}>
      <div className={styles.head}>
        <header>
          <h1 ref={heading} tabIndex={-1}>
            {topic === null ? t('title') : topicTitle(topic, language)}
          </h1>
          <p className={styles.sum}>
            {t('sum', {
              count: summary.concepts,
              mastered: summary.mastered,
              begun: summary.begun,
            })}
          </p>
        </header>
        <Toolbar
          topic={topic}
          view={view}
          language={language}
          onTopic={(next) => go({ topic: next, at: null })}
          onView={(next) => look({ view: next })}
          onFound={reveal}
        />
      </div>
      <ReadyList ready={ready} summary={summary} language={language} withTopic={topic === null} />
      <Legend />
      <div ref={body}>
        {topic === null ? (
          <TopicsView map={map.overview} {...shared} />
        ) : (
          <TopicView
            key={topic}
            topic={topic}
            map={map.topics[topic]}
            concepts={concepts}
            graph={graph}
            {...shared}
          />
        )}
      </div>
      <Notes />
    </Page>
  )
}

/** The focus goes to what the address names, else, when another map took its place, to the heading. */
function useFocusAt(topic: string | null, at: string | null) {
  const heading = useRef<HTMLHeadingElement>(null)
  const body = useRef<HTMLDivElement>(null)
  const shown = useRef(topic)
  useEffect(() => {
    const changed = shown.current !== topic
    shown.current = topic
    if (at !== null && focusNode(body.current, at)) return
    if (changed && document.activeElement === document.body)
      heading.current?.focus({ preventScroll: true })
  }, [topic, at])
  return { heading, body }
}
