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

/** emb: [n][d], labels: [n]. */
export function batchHardTriplet(
  emb: Mat,
  labels: number[],
  { margin = 0.3, soft = false }: TripletOptions = {},
): TripletResult {
  throw new Error('not written yet')
}
