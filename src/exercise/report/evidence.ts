import type { CallRecord, CheckVerdict, Plain } from '../../runner/verdict.ts'
import { callOfInterest } from './call-of-interest.ts'
import { focusOn } from './focus.ts'
import { differenceMap, type HeatMap } from './heat-map.ts'
import { styleFor, type NumberStyle } from './number-text.ts'
import { numbersIn, type Path } from './plain.ts'

/** One of the two values, cut down to the part that differs. */
export interface Shown {
  readonly value: Plain
  readonly path: Path
}

/** What a verdict has to show beside its sentence. */
export interface Evidence {
  readonly call: CallRecord | undefined
  readonly expected: Shown | null
  readonly got: Shown | null
  /** Where the parts lie in the whole values; empty for the values themselves. */
  readonly prefix: Path
  readonly style: NumberStyle
  /** Null where the values cannot be laid over each other, or agree. */
  readonly map: HeatMap | null
}

/** With `inputHidden` nothing is shown that would give an argument away. */
export function evidenceOf(verdict: CheckVerdict, inputHidden: boolean): Evidence {
  const { mismatch, failure, state } = verdict
  const call = callOfInterest(verdict)
  const passed = state === 'pass' && call?.outcome.ok ? call.outcome.value : undefined
  const isArgument = call !== undefined && call.mutated.length > 0 && !mismatch
  const secret = inputHidden && isArgument
  const expected = secret ? undefined : verdict.expected
  const got = secret ? undefined : (verdict.got ?? passed)
  const focus = focusOn(expected, got, mismatch?.path ?? [])
  // A function that returns nothing has a result to show: undefined.
  const returnedNothing = mismatch !== undefined && got === undefined
  const map = failure || !mismatch ? null : differenceMap(focus.expected, focus.got, focus.path)
  const apart =
    typeof mismatch?.expected === 'number' && typeof mismatch.got === 'number'
      ? ([mismatch.expected, mismatch.got] as const)
      : undefined
  return {
    call,
    expected: focus.expected === undefined ? null : { value: focus.expected, path: focus.path },
    got:
      focus.got === undefined && !returnedNothing ? null : { value: focus.got, path: focus.path },
    prefix: focus.prefix,
    style: styleFor([...numbersIn(focus.expected), ...numbersIn(focus.got)], apart),
    map: map?.cells.some((line) => line.some((cell) => cell.bin !== 0)) ? map : null,
  }
}
