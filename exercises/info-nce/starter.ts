type Mat = number[][]

interface InfoNceOptions {
  temperature?: number // the cosines are divided by it
}

interface InfoNceResult {
  loss: number // mean of the queries
  logits: Mat // [n][1 + k], the positive first
  accuracy: number // share of queries whose positive beats every negative
}

/** q, keys: [n][d], queue: [k][d] → loss, logits, accuracy. */
export function infoNce(
  q: Mat,
  keys: Mat,
  queue: Mat,
  { temperature = 0.07 }: InfoNceOptions = {},
): InfoNceResult {
  throw new Error('not written yet')
}
