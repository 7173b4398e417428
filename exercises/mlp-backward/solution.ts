type Vec = number[]
type Mat = number[][]

interface MlpParams {
  w1: Mat // [hidden][in]
  b1: Vec // [hidden]
  w2: Mat // [classes][hidden]
  b2: Vec // [classes]
}

interface MlpResult {
  loss: number // mean over the batch
  grads: MlpParams // the same shapes
  dx: Mat // [n][in]
}

/** x: [n][in], labels: [n] → loss and all gradients. O(n·hidden·(in + classes)) time. */
export function mlpBackward(x: Mat, labels: number[], p: MlpParams): MlpResult {
  checkShapes(x, labels, p)
  const n = x.length
  const z1 = linear(x, p.w1, p.b1)
  const a1 = z1.map((row) => row.map((v) => Math.max(0, v)))
  const z2 = linear(a1, p.w2, p.b2)

  let loss = 0
  const dz2 = z2.map((logits, i) => {
    const max = Math.max(...logits)
    const logSum = max + Math.log(sum(logits.map((z) => Math.exp(z - max))))
    loss += (logSum - logits[labels[i]!]!) / n
    return logits.map((z, k) => (Math.exp(z - logSum) - (k === labels[i] ? 1 : 0)) / n)
  })
  const da1 = matmul(dz2, p.w2)
  const dz1 = da1.map((row, i) => row.map((g, j) => (z1[i]![j]! > 0 ? g : 0)))

  const grads = {
    w1: matmul(transpose(dz1), x),
    b1: transpose(dz1).map(sum),
    w2: matmul(transpose(dz2), a1),
    b2: transpose(dz2).map(sum),
  }
  return { loss, grads, dx: matmul(dz1, p.w1) }
}

function checkShapes(x: Mat, labels: number[], { w1, b1, w2, b2 }: MlpParams): void {
  const [width, hidden, classes] = [x[0]?.length ?? 0, b1.length, b2.length]
  const fits = (m: Mat, rows: number, columns: number) =>
    m.length === rows && m.every((row) => row.length === columns)
  if (width === 0 || !fits(x, x.length, width)) throw new Error('x must be a full [n][in] matrix')
  if (!fits(w1, hidden, width)) throw new Error('w1 must be [hidden][in], b1 [hidden]')
  if (!fits(w2, classes, hidden)) throw new Error('w2 must be [classes][hidden], b2 [classes]')
  if (labels.length !== x.length) throw new Error('one label per row of x')
  if (labels.some((label) => b2[label] === undefined)) throw new Error('no such class')
}

/** y = x·wᵀ + b */
function linear(x: Mat, w: Mat, b: Vec): Mat {
  return matmul(x, transpose(w)).map((row) => row.map((v, o) => v + b[o]!))
}

function matmul(a: Mat, b: Mat): Mat {
  const columns = transpose(b)
  return a.map((row) => columns.map((column) => sum(row.map((v, k) => v * column[k]!))))
}

function transpose(m: Mat): Mat {
  return m[0]!.map((_, j) => m.map((row) => row[j]!))
}

function sum(values: Vec): number {
  return values.reduce((total, v) => total + v, 0)
}
