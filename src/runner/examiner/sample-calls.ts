import type { RecordedCall } from './channel.ts'

/** A call of a sample, to be repeated by a tool. */
export interface SampleCall {
  readonly sample: string
  readonly fn: string
  readonly args: readonly unknown[]
  /** Its place among the calls of the sample. */
  readonly position: number
}

/** More than these few would tell nothing new. */
const mostCalls = 6

/** The calls of the samples, each once. */
export function sampleCalls(
  samples: readonly { readonly id: string; readonly calls: readonly RecordedCall[] }[],
): readonly SampleCall[] {
  const seen = new Set<string>()
  return samples
    .flatMap(({ id, calls }) =>
      calls
        .map(({ fn, args }, position) => ({ sample: id, fn, args, position }))
        .filter(({ fn, args }) => {
          const key = JSON.stringify([fn, args])
          return seen.has(key) ? false : seen.add(key)
        }),
    )
    .slice(0, mostCalls)
}
