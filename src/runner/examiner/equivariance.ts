import { findMismatch, type Tolerance } from './compare.ts'
import { MismatchError, mismatchText } from './mismatch-error.ts'

type Answer<T> = Promise<T> | T

/** Entry i of the result is entry `order[i]` of the list. */
export const permuted = <T>(list: readonly T[], order: readonly number[]): T[] =>
  order.map((from) => {
    if (!(from in list)) throw new RangeError(`permuted: there is no entry ${from}`)
    return list[from] as T
  })

/** A map moved by (rows, columns); what leaves at one side comes back at the other. */
export const rolled = <T>(map: readonly (readonly T[])[], [down, right]: Step): T[][] =>
  map.map((_, i) => turned(turned(map, down)[i] ?? [], right))
type Step = readonly [down: number, right: number]

const turned = <T>(list: readonly T[], by: number): T[] =>
  list.map((_, i) => list[(((i - by) % list.length) + list.length) % list.length] as T)

/** f(Px) = P f(x): where the entries stand must not matter to what becomes of each. */
export async function expectPermutationEquivariant<X, Y>(
  f: (x: X[]) => Answer<readonly Y[]>,
  x: readonly X[],
  order: readonly number[],
  tolerance?: Tolerance,
): Promise<void> {
  const expected = permuted(await f([...x]), order)
  const got = await f(permuted(x, order))
  same(
    got,
    expected,
    tolerance,
    'Entries in another order must give the same results in that order',
  )
}

/** f(Px) = f(x): the order of the entries must not matter at all. */
export async function expectPermutationInvariant<X>(
  f: (x: X[]) => Answer<unknown>,
  x: readonly X[],
  order: readonly number[],
  tolerance?: Tolerance,
): Promise<void> {
  const expected = await f([...x])
  const got = await f(permuted(x, order))
  same(got, expected, tolerance, 'The order of the entries must not matter')
}

/**
 * f(shift x) = shift f(x) for maps of one size, rows by columns. `reach` is how far f looks: entries that
 * could have seen an edge, before or after the move, are left out.
 */
export async function expectShiftEquivariant(
  f: (map: number[][]) => Answer<readonly (readonly number[])[]>,
  map: readonly (readonly number[])[],
  move: { readonly by: Step; readonly reach: number; readonly tolerance?: Tolerance },
): Promise<void> {
  const { by, reach, tolerance } = move
  const expected = rolled(await f(map.map((row) => [...row])), by)
  const got = await f(rolled(map, by))
  const [rows, columns] = by.map((step) => reach + Math.abs(step)) as [number, number]
  const inner = (values: readonly (readonly number[])[]) =>
    values.slice(rows, -rows || undefined).map((row) => row.slice(columns, -columns || undefined))
  if (inner(expected).flat().length === 0)
    throw new Error('expectShiftEquivariant: the map is too small for this reach and move')
  same(inner(got), inner(expected), tolerance, 'A moved input must give the result moved alike')
}

function same(
  got: unknown,
  expected: unknown,
  tolerance: Tolerance | undefined,
  rule: string,
): void {
  const mismatch = findMismatch(got, expected, tolerance)
  if (mismatch)
    throw new MismatchError(`${rule}: ${mismatchText(mismatch)}.`, { mismatch, got, expected })
}
