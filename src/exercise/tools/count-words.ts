import { type OperationKind, operationKinds } from '../../base/operations.ts'
import type { CountedCall, Operations } from '../../content/types.ts'
import type { CountedRun } from './counter.ts'

/** What the numbers show, and no more: a key of the words, and the numbers in it. */
export interface Finding {
  readonly key:
    'equal' | 'multiplyAdds' | 'none' | 'bound' | 'within' | 'unneeded' | 'times' | 'more' | 'fewer'
  readonly kind: OperationKind
  readonly yours: number
  readonly expected: number
  readonly ratio: string
  readonly by: number
}

/** The counts of a call beside the formula: the first kind that has one and is not zero throughout. */
export function findingOf(
  counts: Readonly<Record<OperationKind, number>>,
  { formulas = {} }: Pick<CountedCall, 'formulas'>,
  authored: Operations['formulas'],
): Finding | null {
  const known = operationKinds.filter((kind) => formulas[kind] !== undefined)
  const kind = known.find((one) => counts[one] > 0 || (formulas[one] ?? 0) > 0) ?? known[0] ?? null
  const expected = kind && formulas[kind]
  if (kind === null || expected === null || expected === undefined) return null
  const yours = counts[kind]
  const finding = {
    kind,
    yours,
    expected,
    ratio: ratioText(yours, expected),
    by: Math.abs(yours - expected),
  }
  return { ...finding, key: keyOf(finding, counts, authored[kind]?.atMost ?? false) }
}

function keyOf(
  { kind, yours, expected }: Pick<Finding, 'kind' | 'yours' | 'expected'>,
  counts: Readonly<Record<OperationKind, number>>,
  atMost: boolean,
): Finding['key'] {
  if (yours === expected) {
    if (yours === 0) return 'none'
    if (atMost) return 'bound'
    const paired = kind === 'multiplications' && counts.additions === yours
    return paired ? 'multiplyAdds' : 'equal'
  }
  if (expected === 0) return 'unneeded'
  if (yours < expected) return atMost ? 'within' : 'fewer'
  return yours % expected === 0 ? 'times' : 'more'
}

/** `1.8`, with as many digits as it takes to tell it from 1; a dash where there is nothing to divide by. */
export function ratioText(yours: number, expected: number): string {
  if (expected === 0) return yours === 0 ? '1' : '—'
  const ratio = yours / expected
  for (let digits = 1; digits <= 12; digits++) {
    const text = ratio.toFixed(digits).replace(/\.?0+$/, '')
    const told = Math.abs(Number(text) - ratio) <= 0.05 * ratio
    if (told && (text !== '1' || ratio === 1)) return text
  }
  return ratio.toPrecision(2)
}

/**
 * Another way to do it that counts just what the code does: on every call that has a formula, and not on
 * all of them what the formula itself says.
 */
export function otherWay(
  runs: readonly CountedRun[],
  { calls, instead }: Operations,
): Operations['instead'][number] | null {
  const known = runs.flatMap(({ counts, sample, position }) => {
    const call = calls.find((one) => one.sample === sample && one.position === position)
    return call?.formulas ? [{ counts, call }] : []
  })
  if (known.length === 0 || known.some(({ counts }) => !counts)) return null
  const same = (count: (call: CountedCall) => number | undefined, kind: OperationKind): boolean =>
    known.every(({ counts, call }) => counts?.[kind] === count(call))
  return (
    instead.find(
      ({ kind }, i) =>
        same((call) => call.instead?.[i], kind) && !same((call) => call.formulas?.[kind], kind),
    ) ?? null
  )
}

/** As it is read: `n·cout·(k·k + 1)`. */
export const formulaText = (text: string): string =>
  text
    .replaceAll('*', '·')
    .replaceAll('-', '−')
    .replaceAll(/\s*\/\s*/g, ' / ')

/** `n = 1, cout = 2`: the letters that the formulas use, in their order. */
export function lettersText(
  letters: Readonly<Record<string, number>>,
  formulas: Operations['formulas'],
): string {
  const used = Object.values(formulas).flatMap(({ text }) => text.match(/[A-Za-z]\w*/g) ?? [])
  return [...new Set(used)].map((letter) => `${letter} = ${letters[letter] ?? '?'}`).join(', ')
}
