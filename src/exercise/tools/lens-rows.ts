import type { CheckVerdict } from '../../runner/verdict.ts'
import { probeFactors } from '../../runner/probes.ts'
import type { Probed } from './lens.ts'

interface LensRow {
  readonly key: string
  readonly sample: string
  readonly precision: Probed['precision']
  /** One for each factor; undefined while it has not been seen. */
  readonly cells: readonly (Probed | undefined)[]
}

/** A call's two precisions stand under each other. */
export function rowsOf(probes: readonly Probed[]): readonly LensRow[] {
  const calls = [...new Set(probes.map(({ sample, position }) => `${sample}|${position}`))]
  return calls.flatMap((call) =>
    (['double', 'single'] as const).flatMap((precision) => {
      const own = probes.filter(
        (one) => `${one.sample}|${one.position}` === call && one.precision === precision,
      )
      const [first] = own
      if (!first) return []
      return {
        key: `${call}|${precision}`,
        sample: first.sample,
        precision,
        cells: probeFactors.map((factor) => own.find((one) => one.factor === factor)),
      }
    }),
  )
}

/** What a cell says: a word of the page, or the number that broke out. */
export function lensWord({ state, mismatch }: Pick<CheckVerdict, 'state' | 'mismatch'>):
  | {
      readonly key: 'fine' | 'differs' | 'error' | 'timeout' | 'notRun'
      readonly value?: undefined
    }
  | { readonly key: 'value'; readonly value: string } {
  if (state === 'pass') return { key: 'fine' }
  if (state === 'timeout') return { key: 'timeout' }
  if (state === 'not-run') return { key: 'notRun' }
  if (mismatch?.kind === 'not-finite' && typeof mismatch.got === 'number')
    return { key: 'value', value: String(mismatch.got).replace('Infinity', '∞').replace('-', '−') }
  return { key: state === 'fail' ? 'differs' : 'error' }
}

/** The smallest scale at which something breaks; double precision before single. */
export function firstBroken(probes: readonly Probed[]): Probed | undefined {
  const broken = probes.filter(({ verdict }) => verdict.state !== 'pass')
  const rank = ({ factor, precision }: Probed) => 2 * factor + Number(precision === 'single')
  return broken.toSorted((a, b) => rank(a) - rank(b))[0]
}
