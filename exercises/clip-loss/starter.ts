type Mat = number[][]

interface ClipLossResult {
  loss: number // mean of the two directions
  imageToText: number
  textToImage: number
}

/** image, text: [n][d], row i of both is one pair → the loss and its two parts. */
export function clipLoss(image: Mat, text: Mat, logitScale: number): ClipLossResult {
  throw new Error('not written yet')
}
