type Vec = number[]
type Mat = number[][]

interface FlashState {
  m: number | null // largest score so far; null: none yet
  l: number // Σ e^(s − m) over the scores so far
  acc: Vec // [dv], Σ e^(s − m) · value
}

/** The state before the first block, for values of width dv. */
export function flashInit(dv: number): FlashState {
  throw new Error('not written yet')
}

/** scores: [b], values: [b][dv] → the state after this block. */
export function flashStep(state: FlashState, scores: Vec, values: Mat): FlashState {
  throw new Error('not written yet')
}

/** The attention output [dv]; zeros when there was no score. */
export function flashFinish(state: FlashState): Vec {
  throw new Error('not written yet')
}
