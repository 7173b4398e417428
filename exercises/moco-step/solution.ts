type Vec = number[]
type Mat = number[][]

interface MocoState {
  queue: Mat // [k][d], a ring of keys
  ptr: number // the slot to overwrite next, 0 … k − 1
  keyParams: Vec // [p], the weights of the key encoder
}

/** newKeys: [n][d] with n ≤ k, queryParams: [p] → the state after this step. O(k + n·d + p) time. */
export function mocoStep(
  state: MocoState,
  newKeys: Mat,
  queryParams: Vec,
  momentum = 0.999,
): MocoState {
  const { queue, ptr, keyParams } = state
  const size = queue.length
  const width = queue[0]?.length ?? 0
  if (newKeys.length > size) throw new Error('more new keys than slots in the queue')
  if (newKeys.some((key) => key.length !== width))
    throw new Error('new keys must have the width of the queue')
  if (queryParams.length !== keyParams.length)
    throw new Error('both encoders must have the same number of weights')

  const next = [...queue]
  newKeys.forEach((key, i) => {
    next[(ptr + i) % size] = [...key]
  })
  return {
    queue: next,
    ptr: (ptr + newKeys.length) % size,
    keyParams: keyParams.map((w, i) => momentum * w + (1 - momentum) * queryParams[i]!),
  }
}
