import type { ConceptKey, TopicId } from './types.ts'

/** A place on a map. Lengths are in pixels of a page whose root font has 16 of them. */
export interface Place {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** A concept on the map of a topic; one of another topic stands there as what is built on. */
export interface MapNode extends Place {
  readonly key: ConceptKey
}

/** From a prerequisite to what needs it. */
export interface MapEdge {
  readonly from: ConceptKey
  readonly to: ConceptKey
  /** The `d` of an SVG path. */
  readonly path: string
}

export interface TopicMap {
  readonly width: number
  readonly height: number
  readonly nodes: readonly MapNode[]
  readonly edges: readonly MapEdge[]
}

export interface TopicNode extends Place {
  readonly topic: TopicId
}

/** From a topic to one whose concepts need its concepts. */
export interface TopicEdge {
  readonly from: TopicId
  readonly to: TopicId
  /** How many prerequisites lead that way, and how many the other way. */
  readonly count: number
  readonly back: number
  readonly path: string
}

export interface ConceptMap {
  readonly topics: Readonly<Record<TopicId, TopicMap>>
  readonly overview: {
    readonly width: number
    readonly height: number
    readonly nodes: readonly TopicNode[]
    readonly edges: readonly TopicEdge[]
  }
}
