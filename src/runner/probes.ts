/** A call that a sample makes, and the place of the call in it. */
export interface CallName {
  readonly sample: string
  readonly position: number
}

/** The id of the check that the repeated call becomes. */
export const callId = ({ sample, position }: CallName): string => `${sample}|${position}`

export function callName(id: string): CallName {
  const [sample = '', position] = id.split('|')
  return { sample, position: Number(position) }
}

/** By how much the inputs of the samples are scaled. */
export const probeFactors = [1, 100, 1000, 10_000] as const

export interface ProbeName extends CallName {
  readonly factor: number
  readonly precision: 'double' | 'single'
}

/** The id of the check that a probe becomes. */
export const probeId = ({ sample, position, factor, precision }: ProbeName): string =>
  [sample, position, factor, precision].join('|')

export function probeName(id: string): ProbeName {
  const [sample = '', position, factor, precision] = id.split('|')
  return {
    sample,
    position: Number(position),
    factor: Number(factor),
    precision: precision === 'single' ? 'single' : 'double',
  }
}
