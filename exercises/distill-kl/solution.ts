type Mat = number[][]

interface DistillOptions {
  temperature?: number // the logits of both are divided by it
}

/** student, teacher: logits [n][c] → T² · KL(teacher ‖ student), mean of the rows. O(n·c) time. */
export function distillKl(
  student: Mat,
  teacher: Mat,
  { temperature = 1 }: DistillOptions = {},
): number {
  const classes = student[0]?.length ?? 0
  const fits = (m: Mat) => m.length === student.length && m.every((row) => row.length === classes)
  if (classes === 0 || !fits(student) || !fits(teacher))
    throw new Error('student and teacher must be full [n][c] matrices of one shape')
  if (!(temperature > 0)) throw new Error('temperature must be positive')

  const divergences = student.map((row, i) => {
    const logQ = logSoftmax(row, temperature)
    const logP = logSoftmax(teacher[i]!, temperature)
    return logP.reduce((sum, lp, k) => sum + Math.exp(lp) * (lp - logQ[k]!), 0)
  })
  const batchMean = divergences.reduce((sum, kl) => sum + kl, 0) / divergences.length
  return temperature ** 2 * batchMean
}

function logSoftmax(logits: number[], temperature: number): number[] {
  const scaled = logits.map((v) => v / temperature)
  const max = Math.max(...scaled)
  const lse = max + Math.log(scaled.reduce((sum, v) => sum + Math.exp(v - max), 0))
  return scaled.map((v) => v - lse)
}
