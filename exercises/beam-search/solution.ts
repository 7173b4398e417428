type Mat = number[][]

interface BeamOptions {
  beam: number // hypotheses kept per step, and returned at most
  maxLen: number // tokens after the start token
  eos: number // the token that ends a hypothesis
  lengthPenalty?: number // score = logprob / length ** lengthPenalty
}

interface Hypothesis {
  tokens: number[] // without the start token, with eos where it was reached
  logprob: number
  score: number
}

/** logp: [v][v], log P(next | last) → best first, at most beam. O(maxLen·beam·v·log(beam·v)). */
export function beamSearch(
  logp: Mat,
  start: number,
  { beam, maxLen, eos, lengthPenalty = 0 }: BeamOptions,
): Hypothesis[] {
  if (logp.length === 0 || logp.some((row) => row.length !== logp.length))
    throw new Error('logp must be a full [v][v] matrix')
  if (!logp[start] || !logp[eos]) throw new Error('start and eos must be tokens')
  for (const count of [beam, maxLen])
    if (!Number.isInteger(count) || count < 1) throw new Error('beam and maxLen must be positive')

  let live: Hypothesis[] = [{ tokens: [], logprob: 0, score: 0 }]
  const finished: Hypothesis[] = []
  for (let step = 0; step < maxLen; step++) {
    const extensions = live.flatMap(({ tokens, logprob }) =>
      logp[tokens.at(-1) ?? start]!.map((next, token) => {
        const total = logprob + next
        return { tokens: [...tokens, token], logprob: total, score: total }
      }),
    )
    const kept = extensions.sort(byScore).slice(0, beam)
    finished.push(...kept.filter(({ tokens }) => tokens.at(-1) === eos))
    live = kept.filter(({ tokens }) => tokens.at(-1) !== eos)
  }

  const ranked = [...finished, ...live].map(({ tokens, logprob }) => {
    return { tokens, logprob, score: logprob / tokens.length ** lengthPenalty }
  })
  return ranked.sort(byScore).slice(0, beam)
}

/** Best first; rounding must not decide between equal ones, the smaller first different token does. */
function byScore(p: Hypothesis, q: Hypothesis): number {
  if (Math.abs(p.score - q.score) > 1e-9) return q.score - p.score
  const at = p.tokens.findIndex((token, i) => token !== q.tokens[i])
  return (p.tokens[at] ?? 0) - (q.tokens[at] ?? 0)
}
