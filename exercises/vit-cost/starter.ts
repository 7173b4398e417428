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
  throw new Error('not written yet')
}
