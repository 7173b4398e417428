import type { TopicEdge } from '../../content/map.ts'
import type { TopicId } from '../../content/types.ts'

export interface Tie {
  readonly topic: TopicId
  /** How many prerequisites lead across. */
  readonly count: number
}

export interface Ties {
  readonly buildsOn: (topic: TopicId) => readonly Tie[]
  readonly leadsTo: (topic: TopicId) => readonly Tie[]
}

/** Both directions of every edge, the strongest ties first. */
export function tiesOf(edges: readonly Pick<TopicEdge, 'from' | 'to' | 'count' | 'back'>[]): Ties {
  const directed = edges
    .flatMap(({ from, to, count, back }) => [
      { from, to, count },
      { from: to, to: from, count: back },
    ])
    .filter(({ count }) => count > 0)
    .toSorted((a, b) => b.count - a.count)
  return {
    buildsOn: (topic) =>
      directed.filter(({ to }) => to === topic).map(({ from, count }) => ({ topic: from, count })),
    leadsTo: (topic) =>
      directed.filter(({ from }) => from === topic).map(({ to, count }) => ({ topic: to, count })),
  }
}
