/** What the operation counter tells apart, in the order in which counts cross the sandbox. */
export const operationKinds = [
  'multiplications',
  'additions',
  'divisions',
  'comparisons',
  'functions',
] as const
export type OperationKind = (typeof operationKinds)[number]
export type Counts = Readonly<Record<OperationKind, number>>

/** What came back, if it can be counts: the code that counts is the user's, and may do anything. */
export function countsOf(value: unknown): Counts | null {
  if (!Array.isArray(value) || value.length !== operationKinds.length) return null
  const counts: readonly unknown[] = value
  if (!counts.every((n) => Number.isSafeInteger(n) && Number(n) >= 0)) return null
  return Object.fromEntries(operationKinds.map((kind, i) => [kind, counts[i]])) as Counts
}
