type Vec = number[]
type Mat = number[][]

interface ClipLossResult {
  loss: number // mean of the two directions
  imageToText: number
  textToImage: number
}

/** image, text: [n][d], row i of both is one pair → the loss and its two parts. O(n²·d) time. */
export function clipLoss(image: Mat, text: Mat, logitScale: number): ClipLossResult {
  const n = image.length
  const d = image[0]?.length ?? 0
  if (d === 0 || text.length !== n || [...image, ...text].some((row) => row.length !== d))
    throw new Error('image and text must be full [n][d] matrices of one shape')

  const images = image.map(unit)
  const texts = text.map(unit)
  const logits = images.map((u) => texts.map((v) => logitScale * dot(u, v)))
  const transposed = logits.map((_, j) => logits.map((row) => row[j]!))
  const imageToText = diagonalCrossEntropy(logits)
  const textToImage = diagonalCrossEntropy(transposed)
  return { loss: (imageToText + textToImage) / 2, imageToText, textToImage }
}

/** Each row is a softmax over all columns; its own column is the target. */
function diagonalCrossEntropy(logits: Mat): number {
  const losses = logits.map((row, i) => logSumExp(row) - row[i]!)
  return losses.reduce((sum, loss) => sum + loss, 0) / losses.length
}

function unit(v: Vec): Vec {
  const norm = Math.sqrt(dot(v, v))
  if (norm === 0) throw new Error('a row of zeros has no direction')
  return v.map((w) => w / norm)
}

function dot(u: Vec, v: Vec): number {
  return u.reduce((sum, w, k) => sum + w * v[k]!, 0)
}

function logSumExp(values: Vec): number {
  const max = Math.max(...values)
  return max + Math.log(values.reduce((sum, v) => sum + Math.exp(v - max), 0))
}
