type Vec = number[]
type Mat = number[][]
type T3 = number[][][]

interface KvCache {
  k: T3 // [heads][t][dh], the keys of t earlier tokens
  v: T3 // [heads][t][dh]
}

/** Each [d][d], stored [out][in], no biases: y = W·x. */
interface KvParams {
  wq: Mat
  wk: Mat
  wv: Mat
  wo: Mat
}

interface KvStepResult {
  y: Vec // [d]
  cache: KvCache // one position more than before
}

/** x: [d], the newest token; cache of t tokens → y and a cache of t + 1 tokens. dh = d / heads. */
export function kvCacheStep(x: Vec, cache: KvCache, p: KvParams, heads: number): KvStepResult {
  throw new Error('not written yet')
}
