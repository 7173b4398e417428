type Vec = number[]

type SummaryLayer =
  | {
      type: 'conv'
      cout: number
      kernel: number
      stride?: number
      padding?: number
      groups?: number
      bias?: boolean
    }
  | { type: 'bn' }
  | { type: 'relu' }
  | { type: 'pool'; kernel: number; stride?: number; padding?: number }
  | { type: 'globalAvgPool' }
  | { type: 'flatten' }
  | { type: 'linear'; out: number; bias?: boolean }

interface SummaryRow {
  shape: Vec // of the output: [c, h, w], or [features] once flat
  params: number
  macs: number
}

interface Summary {
  rows: SummaryRow[] // one per layer
  params: number
  macs: number
}

/** input: [c, h, w] → shape, parameters and multiply-adds after each layer. */
export function modelSummary(
  input: [c: number, h: number, w: number],
  layers: SummaryLayer[],
): Summary {
  throw new Error('not written yet')
}
