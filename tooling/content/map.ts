import type { ConceptMap, Place, TopicMap } from '../../src/content/map.ts'
import { topicIds } from '../../src/content/schema/common.ts'
import type { ConceptEntry, ConceptKey, TopicEntry, TopicId } from '../../src/content/types.ts'
import { type Box, layered } from './layered.ts'
import { linesOf } from './text-lines.ts'
import { topicsMap } from './topics-map.ts'

/** What a page of 1280 has room for. */
const wantedWidth = 1184
/** So wide that the longest word fits, and not so wide that a line is hard to find. */
const narrowest = 124
const widest = 180
const gapsFor = (columns: number) => ({
  inColumn: 10,
  betweenColumns: columns > 7 ? 28 : 40,
  betweenParts: 26,
})

// As src/app/map/nodes.module.css sets them.
const padding = 10
const border = 1
const title = { size: 13, line: 18 }
const quietTitle = { size: 12, line: 16 }
const signLine = 20

type Concepts = readonly Pick<ConceptEntry, 'key' | 'topic' | 'title' | 'requires'>[]
type Topics = readonly Pick<TopicEntry, 'id' | 'title'>[]

/** Where every concept stands on the map of its topic, and every topic on the map of all. */
export function compileMap(topics: Topics, concepts: Concepts): ConceptMap {
  const byKey = new Map(concepts.map((concept) => [concept.key, concept]))
  return {
    topics: Object.fromEntries(
      topicIds.map((id) => [id, topicMap(id, concepts, byKey)]),
    ) as ConceptMap['topics'],
    overview: topicsMap(topics, concepts, wantedWidth),
  }
}

function topicMap(
  topic: TopicId,
  concepts: Concepts,
  byKey: ReadonlyMap<ConceptKey, Concepts[number]>,
): TopicMap {
  const own = concepts.filter((concept) => concept.topic === topic)
  // A prerequisite that does not exist is a problem of its own (cross-check.ts).
  const links = own.flatMap(({ key, requires }) =>
    requires.filter((from) => byKey.has(from) && from !== key).map((from) => ({ from, to: key })),
  )
  const keys = [...new Set([...links.map(({ from }) => from), ...own.map(({ key }) => key)])]
  const columns = columnCount(own)
  const gaps = gapsFor(columns)
  const width = boxWidth(columns, gaps.betweenColumns)
  const boxes = keys.flatMap((key): readonly Box[] => {
    const concept = byKey.get(key)
    return concept ? [boxOf(concept, width, concept.topic === topic)] : []
  })
  const { paths, places, ...size } = layered(boxes, links, gaps, wantedWidth)
  return {
    ...size,
    nodes: keys
      .flatMap((key) => {
        const place = places.get(key)
        return place ? [{ key, ...place }] : []
      })
      .toSorted(inReadingOrder),
    edges: links.map((link, index) => ({ ...link, path: paths[index] ?? '' })),
  }
}

/** Column by column: what comes first is read first. */
const inReadingOrder = (a: Place, b: Place): number => a.x - b.x || a.y - b.y

function boxOf({ key, title: words }: Concepts[number], width: number, own: boolean): Box {
  const { size, line } = own ? title : quietTitle
  const em = (width - 2 * (padding + border)) / size
  const lines = Math.max(linesOf(words.en, em), linesOf(words.zh, em))
  return { id: key, width, height: lines * line + (own ? signLine + 12 : 8) }
}

const boxWidth = (columns: number, gap: number): number =>
  Math.max(narrowest, Math.min(widest, Math.floor((wantedWidth + gap) / columns) - gap))

/** The longest chain of prerequisites, with one more where it begins in another topic. */
function columnCount(own: Concepts): number {
  const byKey = new Map(own.map((concept) => [concept.key, concept]))
  const depths = new Map<ConceptKey, number>()
  const depthOf = (key: ConceptKey): number => {
    const known = depths.get(key)
    if (known !== undefined) return known
    // A circle is a problem of its own (cross-check.ts); it must not hang the build here.
    depths.set(key, 1)
    const depth = 1 + Math.max(0, ...(byKey.get(key)?.requires ?? []).map(depthOf))
    depths.set(key, depth)
    return depth
  }
  return Math.max(1, ...own.map(({ key }) => depthOf(key)))
}
