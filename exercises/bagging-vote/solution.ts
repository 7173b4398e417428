type Mat = number[][]

interface BaggingResult {
  bags: Mat // [learners][n], the drawn indices
  majority: number[] // [n], the vote of all learners
  oob: (number | null)[] // [n], the vote of the learners that did not draw the sample
  oobError: number | null // share of wrong out-of-bag votes
}

/** uniforms in [0, 1) and votes: [learners][n], y: [n]. O(learners·n) time. */
export function baggingVote(uniforms: Mat, votes: Mat, y: number[]): BaggingResult {
  const n = y.length
  if (n === 0 || uniforms.length === 0) throw new Error('no samples or no learners')
  if (votes.length !== uniforms.length) throw new Error('one row of votes per learner')
  if ([...uniforms, ...votes].some((row) => row.length !== n))
    throw new Error(`every row must have ${n} entries`)

  const bags = uniforms.map((row) => row.map((u) => Math.floor(u * n)))
  const drawn = bags.map((bag) => new Set(bag))
  const majority = y.map((_, i) => winner(votes.map((row) => row[i]!)))
  const oob = y.map((_, i) => {
    const outside = votes.filter((_, l) => !drawn[l]!.has(i))
    return outside.length === 0 ? null : winner(outside.map((row) => row[i]!))
  })
  const judged = [...y.keys()].filter((i) => oob[i] !== null)
  const wrong = judged.filter((i) => oob[i] !== y[i])
  return { bags, majority, oob, oobError: judged.length > 0 ? wrong.length / judged.length : null }
}

/** The most frequent label, of equally frequent ones the smallest. */
function winner(labels: number[]): number {
  const counts = new Map<number, number>()
  for (const label of labels) counts.set(label, (counts.get(label) ?? 0) + 1)
  const ranked = [...counts].sort(([a, times], [b, others]) => others - times || a - b)
  return ranked[0]![0]
}
