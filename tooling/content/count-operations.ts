// The operations of the reference on the calls of the samples, and what the formulas say of them.
import {
  type Counts,
  countsOf,
  type OperationKind,
  operationKinds,
} from '../../src/base/operations.ts'
import type { CountedCall } from '../../src/content/types.ts'
import type { Candidate } from '../../src/runner/examiner/candidate.ts'
import type { SampleCall } from '../../src/runner/examiner/sample-calls.ts'
import { evaluate, FormulaError, lettersIn, readLetter } from './formula.ts'

/** The authored field, as far as numbers go. */
export interface OperationFormulas {
  readonly entry: string
  /** The parameters of the entry function; empty for one that is taken apart. */
  readonly parameters: readonly string[]
  readonly formulas: Readonly<
    Partial<Record<OperationKind, { readonly text: string; readonly atMost: boolean }>>
  >
  readonly where: Readonly<Record<string, string>>
  /** Other ways to do it. */
  readonly instead: readonly { readonly kind: OperationKind; readonly text: string }[]
}

export interface Counted {
  readonly calls: readonly CountedCall[]
  readonly problems: readonly {
    readonly path: readonly (string | number)[]
    readonly message: string
  }[]
}

/** Runs the counting reference; every formula must say what it counts. */
export async function countOperations(
  calls: readonly SampleCall[],
  reference: Candidate,
  reader: string,
  authored: OperationFormulas | null,
): Promise<Counted> {
  const problems: Counted['problems'][number][] = []
  const report = (path: readonly (string | number)[], message: string): void => {
    if (!problems.some((one) => one.message === message)) problems.push({ path, message })
  }
  const counted: CountedCall[] = []
  for (const { sample, position, fn, args } of calls) {
    await reference.call(reader, [], [])
    const { outcome } = await reference.call(fn, args, [])
    const read = await reference.call(reader, [], [])
    const counts = read.outcome.ok ? countsOf(read.outcome.value) : null
    if (!counts) throw new Error(`the counter of ${fn} gave no counts`)
    const said =
      authored && fn === authored.entry && outcome.ok
        ? formulasFor(authored, counts, { sample, args, result: outcome.value }, report)
        : null
    counted.push({ sample, position, reference: counts, ...said })
  }
  if (authored) {
    checkTightness(authored, counted, report)
    checkLetters(authored, report)
  }
  return { calls: counted, problems }
}

type Report = (path: readonly (string | number)[], message: string) => void
type Said = Pick<CountedCall, 'formulas' | 'letters' | 'instead'>

function formulasFor(
  { parameters, formulas, where, instead }: OperationFormulas,
  counts: Counts,
  { sample, args, result }: { sample: string; args: readonly unknown[]; result: unknown },
  report: Report,
): Said | null {
  const scope: Record<string, unknown> = { args, result }
  parameters.forEach((name, i) => {
    if (name !== '') scope[name] = args[i]
  })
  const letters: Record<string, number> = {}
  for (const [letter, path] of Object.entries(where))
    attempt(['where', letter], report, () => {
      letters[letter] = readLetter(path, scope)
    })
  if (Object.keys(letters).length < Object.keys(where).length) return null
  const count = (path: readonly (string | number)[], text: string): number | null =>
    attempt(path, report, () => {
      const value = evaluate(text, letters)
      if (!Number.isInteger(value) || value < 0)
        throw new FormulaError(`"${text}" is ${value} on the sample ${sample}, expected a count`)
      return value
    })
  const values: Partial<Record<OperationKind, number>> = {}
  for (const kind of operationKinds) {
    const formula = formulas[kind]
    const value = formula ? count([kind], formula.text) : null
    if (!formula || value === null) continue
    values[kind] = value
    const holds = formula.atMost ? counts[kind] <= value : counts[kind] === value
    if (!holds)
      report(
        [kind],
        `"${formula.text}" is ${value} on the sample ${sample}, the reference does ${counts[kind]} ${kind}; ${
          formula.atMost || counts[kind] > value
            ? 'mend the formula'
            : 'mend the formula, or say atMost where padding or a mask leaves some out'
        }`,
      )
  }
  const others = instead.map(({ text }, i) => count(['instead', i], text) ?? 0)
  return { formulas: values, letters, instead: others }
}

/** A bound that no sample reaches, and another way that is never another count, tell nothing. */
function checkTightness(
  { formulas, instead, entry }: OperationFormulas,
  calls: readonly CountedCall[],
  report: Report,
): void {
  const known = calls.filter((call) => call.formulas)
  if (known.length === 0) report([], `no sample calls ${entry}, so no formula can be proved`)
  else {
    for (const kind of operationKinds)
      if (
        formulas[kind]?.atMost &&
        known.every((one) => one.reference[kind] !== one.formulas?.[kind])
      )
        report(
          [kind],
          `no sample reaches "${formulas[kind].text}"; a bound must be reached somewhere`,
        )
    instead.forEach(({ kind, text }, i) => {
      if (known.every((one) => one.instead?.[i] === one.formulas?.[kind]))
        report(['instead', i], `"${text}" is the same as the formula on every sample; remove it`)
    })
  }
}

function checkLetters({ formulas, where, instead }: OperationFormulas, report: Report): void {
  const used = new Set(
    [...Object.values(formulas), ...instead].flatMap(({ text }) => lettersIn(text)),
  )
  for (const letter of Object.keys(where))
    if (!used.has(letter)) report(['where', letter], `no formula uses "${letter}"; remove it`)
}

function attempt<T>(path: readonly (string | number)[], report: Report, work: () => T): T | null {
  try {
    return work()
  } catch (error) {
    if (!(error instanceof FormulaError)) throw error
    report(path, error.message)
    return null
  }
}
