type Vec = number[]
type Mat = number[][]

interface FlashState {
  m: number | null // largest score so far; null: none yet
  l: number // Σ e^(s − m) over the scores so far
  acc: Vec // [dv], Σ e^(s − m) · value
}

/** The state before the first block, for values of width dv. */
export function flashInit(dv: number): FlashState {
  return { m: null, l: 0, acc: new Array<number>(dv).fill(0) }
}

/** scores: [b], values: [b][dv] → the state after this block. O(b·dv) time, O(b + dv) memory. */
export function flashStep(state: FlashState, scores: Vec, values: Mat): FlashState {
  if (values.length !== scores.length) throw new Error('one value for each score')
  if (values.some((value) => value.length !== state.acc.length))
    throw new Error('values must have the width of acc')
  if (scores.length === 0) return state

  const old = state.m ?? -Infinity
  const m = Math.max(old, ...scores)
  const keep = Math.exp(old - m) // e^(s − old) · keep = e^(s − m); 0 before the first block
  const weights = scores.map((s) => Math.exp(s - m))
  return {
    m,
    l: weights.reduce((sum, w) => sum + w, state.l * keep),
    acc: state.acc.map((a, c) => weights.reduce((sum, w, j) => sum + w * values[j]![c]!, a * keep)),
  }
}

/** The attention output [dv]; zeros when there was no score. */
export function flashFinish({ m, l, acc }: FlashState): Vec {
  return m === null ? acc.map(() => 0) : acc.map((a) => a / l)
}
