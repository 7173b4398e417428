interface VitSpec {
  image: number // side of the square image
  patch: number // side of a patch
  channels?: number
  dim: number // d, the width of a token
  depth: number // number of blocks
  mlpRatio?: number // hidden width of the MLP, as a multiple of d
  classes: number
}

interface VitCost {
  tokens: number // with the class token
  params: {
    patch: number
    clsAndPos: number
    block: number // of one block
    finalNorm: number
    head: number
    total: number
  }
  macs: {
    patch: number
    block: number // of one block
    head: number
    total: number
  }
}

/** Parameters, and multiply-adds for one image. */
export function vitCost({
  image,
  patch,
  channels = 3,
  dim,
  depth,
  mlpRatio = 4,
  classes,
}: VitSpec): VitCost {
  const hidden = dim * mlpRatio
  for (const size of [image, patch, channels, dim, depth, classes, hidden])
    if (!Number.isInteger(size) || size < 1) throw new Error('sizes must be positive integers')
  if (image % patch !== 0) throw new Error('patches must tile the image')

  const grid = (image / patch) ** 2
  const tokens = grid + 1
  const pixels = channels * patch * patch
  const norm = 2 * dim // γ and β
  const params = {
    patch: linear(pixels, dim),
    clsAndPos: dim + tokens * dim,
    block:
      2 * norm +
      linear(dim, 3 * dim) + // queries, keys and values
      linear(dim, dim) +
      linear(dim, hidden) +
      linear(hidden, dim),
    finalNorm: norm,
    head: linear(dim, classes),
  }
  const macs = {
    patch: grid * pixels * dim,
    // Linear layers of every token; then the two products with the attention matrix, all heads together.
    block: tokens * (4 * dim * dim + 2 * dim * hidden) + 2 * tokens * tokens * dim,
    head: dim * classes, // of the class token only
  }
  return {
    tokens,
    params: {
      ...params,
      total:
        params.patch + params.clsAndPos + depth * params.block + params.finalNorm + params.head,
    },
    macs: { ...macs, total: macs.patch + depth * macs.block + macs.head },
  }
}

/** Parameters of a linear layer with bias. */
function linear(inputs: number, outputs: number): number {
  return inputs * outputs + outputs
}
