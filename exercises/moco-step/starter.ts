type Vec = number[]
type Mat = number[][]

interface MocoState {
  queue: Mat // [k][d], a ring of keys
  ptr: number // the slot to overwrite next, 0 … k − 1
  keyParams: Vec // [p], the weights of the key encoder
}

/** newKeys: [n][d] with n ≤ k, queryParams: [p] → the state after this step. */
export function mocoStep(
  state: MocoState,
  newKeys: Mat,
  queryParams: Vec,
  momentum = 0.999,
): MocoState {
  throw new Error('not written yet')
}
