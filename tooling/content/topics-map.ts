import type { ConceptMap, TopicEdge } from '../../src/content/map.ts'
import type { ConceptEntry, TopicEntry, TopicId } from '../../src/content/types.ts'
import { type Box, layered } from './layered.ts'
import { linesOf } from './text-lines.ts'

const width = 136
const gaps = { inColumn: 26, betweenColumns: 38, betweenParts: 28 }

// As src/app/map/nodes.module.css sets them.
const title = { size: 14, line: 19, padding: 10 }
/** Count, bar and mastery below the title. */
const below = 72

type Topics = readonly Pick<TopicEntry, 'id' | 'title'>[]
type Concepts = readonly Pick<ConceptEntry, 'key' | 'topic' | 'requires'>[]

/** Which topic builds on which, and by how many prerequisites. */
export function topicsMap(
  topics: Topics,
  concepts: Concepts,
  wantedWidth: number,
): ConceptMap['overview'] {
  const links = linksOf(topics, concepts)
  const boxes = topics.map(({ id, title: words }): Box => {
    const em = (width - 2 * title.padding) / title.size
    const lines = Math.max(linesOf(words.en, em), linesOf(words.zh, em))
    return { id, width, height: lines * title.line + below }
  })
  const { paths, places, ...size } = layered(
    boxes,
    links.map((link) => ({ ...link, weight: link.count })),
    gaps,
    wantedWidth,
  )
  return {
    ...size,
    nodes: topics
      .flatMap(({ id }) => {
        const place = places.get(id)
        return place ? [{ topic: id, ...place }] : []
      })
      .toSorted((a, b) => a.x - b.x || a.y - b.y),
    edges: links.map((link, index) => ({ ...link, path: paths[index] ?? '' })),
  }
}

function linksOf(topics: Topics, concepts: Concepts): readonly Omit<TopicEdge, 'path'>[] {
  const topicOf = new Map(concepts.map(({ key, topic }) => [key, topic]))
  const counts = new Map<string, number>()
  for (const { topic, requires } of concepts)
    for (const key of requires) {
      const pair = `${topicOf.get(key) ?? topic} ${topic}`
      counts.set(pair, (counts.get(pair) ?? 0) + 1)
    }
  const countOf = (from: TopicId, to: TopicId) => counts.get(`${from} ${to}`) ?? 0
  return topics.flatMap(({ id: from }, index) =>
    topics.flatMap(({ id: to }, other) => {
      const count = countOf(from, to)
      const back = countOf(to, from)
      if (from === to || count === 0) return []
      // Where two build on each other, one edge runs with the greater part.
      return count > back || (count === back && index < other) ? [{ from, to, count, back }] : []
    }),
  )
}
