type Mat = number[][]

interface BaggingResult {
  bags: Mat // [learners][n], the drawn indices
  majority: number[] // [n], the vote of all learners
  oob: (number | null)[] // [n], the vote of the learners that did not draw the sample
  oobError: number | null // share of wrong out-of-bag votes
}

/** uniforms in [0, 1) and votes: [learners][n], y: [n], the true labels. */
export function baggingVote(uniforms: Mat, votes: Mat, y: number[]): BaggingResult {
  throw new Error('not written yet')
}
