import initialise, { Fsrs } from 'fsrs-browser'
import wasm from 'fsrs-browser/fsrs_browser_bg.wasm?url'
import {
  type Histories,
  lossOf,
  predictionCount,
  timeOfShare,
  trainingSet,
} from '../../schedule/training.ts'
import { type Weights, weightsOf } from '../../schedule/weights.ts'
import { type FitAnswer, leastPredictions, testedShare } from './fit-protocol.ts'

/** The optimiser of the FSRS project; it runs for seconds and would stall the page. */
self.onmessage = ({ data }: MessageEvent<{ histories: Histories; present: Weights }>) => {
  fit(data.histories, data.present).then(
    (answer) => self.postMessage(answer),
    (error: unknown) =>
      self.postMessage({ type: 'failed', message: String(error) } satisfies FitAnswer),
  )
}

async function fit(histories: Histories, present: Weights): Promise<FitAnswer> {
  const count = predictionCount(histories)
  if (count < leastPredictions) return { type: 'too-short', count }
  await initialise({ module_or_path: wasm })
  const cut = timeOfShare(histories, 1 - testedShare)
  const tested = optimised(histories, cut)
  const weights = optimised(histories)
  if (!tested || !weights) return { type: 'failed', message: 'the optimiser gave no weights' }
  return {
    type: 'fitted',
    weights,
    count,
    present: lossOf(histories, present, cut),
    fitted: lossOf(histories, tested, cut),
  }
}

function optimised(histories: Histories, before?: number): Weights | null {
  const { ratings, days, lengths } = trainingSet(histories, before)
  return weightsOf(Array.from(new Fsrs().computeParameters(ratings, days, lengths, null, true)))
}
