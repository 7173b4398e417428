interface Joint {
  readonly from: string
  readonly to: string
}

/** What something has to do with the node that is looked at; `far` leads to it by way of others. */
export type Relation = 'self' | 'needs' | 'opens' | 'far'

interface Relations<Edge extends Joint> {
  readonly ofNode: (id: string) => Relation | null
  readonly ofEdge: (edge: Edge) => Relation | null
}

/** `chain`: whether what is needed from afar is told as well. */
export function relationsOf<Edge extends Joint>(
  active: string | null,
  edges: readonly Edge[],
  chain: boolean,
): Relations<Edge> {
  if (active === null) return { ofNode: () => null, ofEdge: () => null }
  const needs = new Set(edges.filter(({ to }) => to === active).map(({ from }) => from))
  const opens = new Set(edges.filter(({ from }) => from === active).map(({ to }) => to))
  const before = new Set(chain ? needs : [])
  for (const id of before) for (const { from, to } of edges) if (to === id) before.add(from)
  return {
    ofNode: (id) =>
      id === active
        ? 'self'
        : needs.has(id)
          ? 'needs'
          : opens.has(id)
            ? 'opens'
            : before.has(id)
              ? 'far'
              : null,
    ofEdge: ({ from, to }) =>
      to === active ? 'needs' : from === active ? 'opens' : before.has(to) ? 'far' : null,
  }
}
