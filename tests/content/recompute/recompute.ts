/** What was computed anew for one question, independently of its text. */
export interface Recomputed {
  /** The answer of a numeric question, at full precision. */
  readonly answer?: number
  /** The values of its named mistakes, in the order of the file. */
  readonly mistakes?: readonly number[]
  /** Numbers of the worked example, written as the English and the Chinese text print them. */
  readonly shown?: readonly string[]
}

/** By question id. Functions, so that one that throws names its question. */
export type Recomputations = Readonly<Record<string, () => Recomputed>>

/** 118013952 → "118,013,952". */
export const grouped = (value: number): string => value.toLocaleString('en-US')

export const range = (count: number): number[] => Array.from({ length: count }, (_, i) => i)

export const sum = (values: readonly number[]): number =>
  values.reduce((total, value) => total + value, 0)

export const mean = (values: readonly number[]): number => sum(values) / values.length

export const softmax = (logits: readonly number[]): number[] => {
  const largest = Math.max(...logits)
  const weights = logits.map((logit) => Math.exp(logit - largest))
  const total = sum(weights)
  return weights.map((weight) => weight / total)
}

export const sigmoid = (z: number): number => 1 / (1 + Math.exp(-z))

/** Central difference. */
export const slope = (f: (x: number) => number, x: number, step = 1e-5): number =>
  (f(x + step) - f(x - step)) / (2 * step)

export type Grid = readonly (readonly number[])[]

/** '1 2 / 3 4' → [[1, 2], [3, 4]]. */
export const grid = (text: string): number[][] =>
  text.split('/').map((row) => row.trim().split(/ +/).map(Number))
