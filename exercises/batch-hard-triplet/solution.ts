type Vec = number[]
type Mat = number[][]

interface TripletOptions {
  margin?: number // by how much the negative should be farther away
  soft?: boolean // true: softplus(dp − dn) instead of the hinge
}

interface TripletResult {
  loss: number // mean over the anchors that have both partners
  hardestPos: (number | null)[] // [n], the farthest sample of the same label
  hardestNeg: (number | null)[] // [n], the nearest sample of another label
}

/** emb: [n][d], labels: [n]. O(n²·d) time, O(n) memory. */
export function batchHardTriplet(
  emb: Mat,
  labels: number[],
  { margin = 0.3, soft = false }: TripletOptions = {},
): TripletResult {
  if (labels.length !== emb.length) throw new Error('one label per embedding')
  if (emb.some((row) => row.length !== emb[0]!.length))
    throw new Error('embeddings must have the same length')

  const hardestPos: (number | null)[] = []
  const hardestNeg: (number | null)[] = []
  const losses: number[] = []
  for (const [i, anchor] of emb.entries()) {
    const dist = emb.map((other) => distance(anchor, other))
    let pos: number | null = null
    let neg: number | null = null
    for (const j of dist.keys()) {
      if (j === i) continue
      if (labels[j] === labels[i]) {
        if (pos === null || dist[j]! > dist[pos]!) pos = j // strict: of equal ones the first stays
      } else {
        if (neg === null || dist[j]! < dist[neg]!) neg = j
      }
    }
    hardestPos.push(pos)
    hardestNeg.push(neg)
    if (pos === null || neg === null) continue
    const gap = dist[pos]! - dist[neg]!
    losses.push(soft ? softplus(gap) : Math.max(0, gap + margin))
  }
  return { loss: losses.length === 0 ? 0 : sum(losses) / losses.length, hardestPos, hardestNeg }
}

function distance(a: Vec, b: Vec): number {
  return Math.sqrt(sum(a.map((v, k) => (v - b[k]!) ** 2)))
}

/** ln(1 + e^z), with an exponent that is never positive. */
function softplus(z: number): number {
  return Math.max(z, 0) + Math.log1p(Math.exp(-Math.abs(z)))
}

function sum(values: Vec): number {
  return values.reduce((total, v) => total + v, 0)
}
