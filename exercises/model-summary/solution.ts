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
  let shape: Vec = input
  const rows = layers.map((layer) => {
    const row = rowOf(layer, shape)
    shape = row.shape
    return row
  })
  const sum = (key: 'params' | 'macs') => rows.reduce((total, row) => total + row[key], 0)
  return { rows, params: sum('params'), macs: sum('macs') }
}

function rowOf(layer: SummaryLayer, shape: Vec): SummaryRow {
  switch (layer.type) {
    case 'conv': {
      const [c, h, w] = spatial(layer, shape)
      const { cout, kernel, stride = 1, padding = 0, groups = 1, bias = true } = layer
      if (c % groups !== 0 || cout % groups !== 0)
        throw new Error(`conv: ${groups} groups do not divide ${c} and ${cout} channels`)
      const slide = (size: number) => windows(layer, size, kernel, stride, padding)
      const out = [cout, slide(h), slide(w)]
      const weights = (c / groups) * kernel * kernel // of one filter
      return { shape: out, params: cout * (weights + (bias ? 1 : 0)), macs: product(out) * weights }
    }
    case 'pool': {
      const [c, h, w] = spatial(layer, shape)
      const { kernel, stride = kernel, padding = 0 } = layer
      const slide = (size: number) => windows(layer, size, kernel, stride, padding)
      return free([c, slide(h), slide(w)])
    }
    case 'bn': {
      const [c] = spatial(layer, shape)
      return { shape, params: 2 * c, macs: 0 } // γ and β; running statistics are not trained
    }
    case 'globalAvgPool':
      return free([spatial(layer, shape)[0], 1, 1])
    case 'relu':
      return free(shape)
    case 'flatten':
      return free([product(shape)])
    case 'linear': {
      const [features = 0] = shape
      if (shape.length !== 1) throw new Error('linear: flatten the input first')
      const { out, bias = true } = layer
      return { shape: [out], params: out * (features + (bias ? 1 : 0)), macs: out * features }
    }
  }
}

/** A layer without parameters, whose work is not counted. */
const free = (shape: Vec): SummaryRow => ({ shape, params: 0, macs: 0 })

function spatial({ type }: SummaryLayer, shape: Vec): [c: number, h: number, w: number] {
  const [c = 0, h = 0, w = 0] = shape
  if (shape.length !== 3) throw new Error(`${type}: the input is flat already`)
  return [c, h, w]
}

function windows(
  { type }: SummaryLayer,
  size: number,
  kernel: number,
  stride: number,
  padding: number,
): number {
  const count = Math.floor((size + 2 * padding - kernel) / stride) + 1
  if (count < 1) throw new Error(`${type}: nothing is left of a side of ${size}`)
  return count
}

function product(shape: Vec): number {
  return shape.reduce((all, n) => all * n, 1)
}
