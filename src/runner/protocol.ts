/** How much may cross from the candidate in one answer. Counted before it is posted. */
export const limits = {
  /** Numbers, strings, booleans and nulls, together with the lists and objects that hold them. */
  values: 262_144,
  /** Bytes in typed arrays. */
  bytes: 32 * 2 ** 20,
  /** UTF-16 units of text: 16 MB. */
  textUnits: 8 * 2 ** 20,
  /** A cycle is infinitely deep, so this one limit refuses cycles as well. */
  depth: 64,
  /** Values of one argument up to which it is sent back, to see whether it was changed. */
  watchedValues: 4096,
  consoleLines: 200,
  consoleText: 2000,
  messageText: 4000,
} as const

/** A regular nested list of numbers, taken out of its place because nested lists cross slowly. */
export interface PackedTensor {
  readonly path: readonly (number | string)[]
  readonly shape: readonly number[]
  readonly data: Float64Array<ArrayBuffer>
}

/** Plain data on its way: the tree has null where a tensor was. */
export interface Packed {
  readonly tree: unknown
  readonly tensors: readonly PackedTensor[]
}
