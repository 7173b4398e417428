import { tensorShape } from '../tensor-shape.ts'
import type { Mismatch, Plain } from '../verdict.ts'
import { CandidateError } from './candidate.ts'
import { call as callCandidate, recordedCalls } from './channel.ts'
import { exactly, findMismatch, isClose, type Tolerance } from './compare.ts'
import { isEngineError } from './engine-error.ts'
import { type Evidence, MismatchError, mismatchText, text } from './mismatch-error.ts'
import { isFields, isList } from './plain.ts'
import { relationOf } from './relation.ts'

/** What a checks.ts may use beside Vitest. CONTRIBUTING.md shows it at work. */
export {
  expectPermutationEquivariant,
  expectPermutationInvariant,
  expectShiftEquivariant,
  permuted,
  rolled,
} from './equivariance.ts'
export { mapNested, randomTensor, seeded } from './random.ts'
export type { Tolerance }

type Callable = (...args: never[]) => unknown

/** Typed access to the candidate: every exported function, called across the sandbox with plain data. */
export function candidateOf<Module>(): {
  [K in keyof Module as Module[K] extends Callable ? K : never]: Module[K] extends Callable
    ? (...args: Parameters<Module[K]>) => Promise<Awaited<ReturnType<Module[K]>>>
    : never
} {
  return new Proxy({} as never, {
    // A symbol or `then` is asked for by whoever looks at the object, not by a check.
    get: (_, fn) =>
      typeof fn === 'string' && fn !== 'then'
        ? (...args: unknown[]) => callCandidate(fn, args)
        : undefined,
  })
}

/** Same nesting, shape and keys, numbers within tolerance. Structure is told before values. */
export function expectClose(got: unknown, expected: unknown, tolerance?: Tolerance): void {
  const mismatch = findMismatch(got, expected, tolerance)
  if (!mismatch) return
  const relation = relationOf(got, expected, mismatch.path, tolerance ?? {})
  throw mismatchError({ ...mismatch, ...(relation && { relation }) }, { got, expected })
}

/** Exactly equal plain data. */
export function expectSame(got: unknown, expected: unknown): void {
  expectClose(got, expected, exactly)
}

/** A regular nested list of numbers of this shape; `[]` is a number. */
export function expectShape(got: unknown, shape: readonly number[]): void {
  const gotShape = tensorShape(got)
  if (gotShape?.length === shape.length && gotShape.every((n, i) => n === shape[i])) return
  const mismatch: Mismatch = {
    kind: 'shape',
    path: [],
    expected: undefined,
    got: got as Plain,
    expectedShape: [...shape],
    ...(gotShape && { gotShape }),
  }
  throw mismatchError(mismatch, { got })
}

/** Nothing but numbers, at least one of them, every one finite. */
export function expectFinite(got: unknown): void {
  let numbers = 0
  const walk = (value: unknown, path: Mismatch['path']): void => {
    if (isList(value)) for (let i = 0; i < value.length; i++) walk(value[i], [...path, i])
    else if (isFields(value))
      for (const [key, entry] of Object.entries(value)) walk(entry, [...path, key])
    else if (typeof value === 'number' && Number.isFinite(value)) numbers++
    else {
      const kind = typeof value === 'number' ? 'not-finite' : 'type'
      throw mismatchError({ kind, path, expected: undefined, got: value as Plain }, { got })
    }
  }
  walk(got, [])
  if (numbers === 0) throw new MismatchError('The result holds no number.', { got })
}

export function expectSumsToOne(
  got: readonly number[],
  tolerance: Tolerance = { abs: 1e-9 },
): void {
  expectFinite(got)
  const sum = got.reduce((total, p) => total + p, 0)
  if (isClose(sum, 1, { rel: 0, abs: 1e-9, ...tolerance })) return
  throw new MismatchError(`The entries sum to ${sum}, expected 1.`, { got, expected: 1 })
}

/** The call must throw because the learner meant it to: an Error with a message of their own. */
export async function expectDeliberateError(call: () => Promise<unknown>): Promise<void> {
  let got: unknown
  try {
    got = await call()
  } catch (error) {
    if (!(error instanceof CandidateError) || error.failure.kind !== 'thrown') throw error
    const { name, message, stumbled } = error.failure
    if (name === 'NonErrorThrown')
      throw new MismatchError('The call must throw an Error, not another value.')
    if (message.trim() === '')
      throw new MismatchError('The error must have a message that says what is wrong.')
    if (stumbled || isEngineError(name, message))
      throw new MismatchError(
        `The call must refuse this input with an error of its own; it stumbled over it: ${name}: ${message}`,
      )
    return
  }
  throw new MismatchError(
    `This input must be refused with an error that has a message; the call returned ${text(got)}.`,
    { got },
  )
}

/** Runs the calls inside and fails when one of their arguments was changed. */
export async function expectUnchanged(call: () => Promise<unknown>): Promise<void> {
  const before = recordedCalls().length
  await call()
  const made = recordedCalls().slice(before)
  if (made.length === 0) throw new Error('expectUnchanged: no call was made')
  for (const { args, echo, mutated, fn } of made) {
    if (args.some((_, i) => (echo[i]?.type ?? 'unwatched') === 'unwatched'))
      throw new Error(`expectUnchanged: an argument of ${fn} is too large to be watched`)
    const [first] = mutated
    if (first === undefined) continue
    const back = echo[first]
    throw new MismatchError(`The call of ${fn} changed its argument ${first + 1}.`, {
      expected: args[first],
      got: back?.type === 'value' ? back.value : undefined,
    })
  }
}

/** A property that none of the others states, with the words for when it does not hold. */
export function expectThat(
  condition: boolean,
  message: string,
  details: { readonly expected?: unknown; readonly got?: unknown } = {},
): void {
  if (!condition) throw new MismatchError(message, details)
}

/** Central differences of a scalar function at x. */
export async function numericalGradient(
  f: (x: readonly number[]) => Promise<number> | number,
  x: readonly number[],
  h = 1e-5,
): Promise<number[]> {
  const gradient: number[] = []
  for (let i = 0; i < x.length; i++) {
    const at = (step: number) => f(x.map((value, j) => (j === i ? value + step : value)))
    gradient.push(((await at(h)) - (await at(-h))) / (2 * h))
  }
  return gradient
}

/** The shape of a regular nested list of numbers. */
export function shapeOf(x: unknown): number[] {
  const shape = tensorShape(x)
  if (shape) return [...shape]
  throw new MismatchError('This is not a regular nested list of numbers.', { got: x })
}

const mismatchError = (mismatch: Mismatch, evidence: Evidence): MismatchError =>
  new MismatchError(`${mismatchText(mismatch)}.`, { mismatch, ...evidence })
