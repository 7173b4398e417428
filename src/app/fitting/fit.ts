import type { ItemKey } from '../../progress/events.ts'
import type { Progress } from '../../progress/progress.ts'
import { weightsKey } from '../../progress/fold.ts'
import type { PastReview } from '../../schedule/review.ts'
import type { Weights } from '../../schedule/weights.ts'
import type { FitAnswer } from './fit-protocol.ts'

/** Fits FSRS's weights to the whole log. Aborting ends the work. */
export async function fitToLog(
  progress: Pick<Progress, 'reviewsSince'>,
  present: Weights,
  signal: AbortSignal,
): Promise<FitAnswer> {
  const reviews = await progress.reviewsSince(0)
  const byItem = new Map<ItemKey, PastReview[]>()
  for (const { item, rating, at } of reviews) {
    const history = byItem.get(item)
    if (history) history.push({ rating, at })
    else byItem.set(item, [{ rating, at }])
  }
  signal.throwIfAborted()
  const worker = new Worker(new URL('./fit-worker.ts', import.meta.url), { type: 'module' })
  try {
    return await new Promise<FitAnswer>((resolve, reject) => {
      worker.onmessage = ({ data }: MessageEvent<FitAnswer>) => resolve(data)
      worker.onerror = ({ message }) => resolve({ type: 'failed', message })
      signal.addEventListener('abort', () => reject(new Error('aborted')))
      worker.postMessage({ histories: [...byItem.values()], present })
    })
  } finally {
    worker.terminate()
  }
}

/** Null goes back to FSRS's defaults. Every card is folded anew with them, on every device. */
export async function putInForce(
  progress: Pick<Progress, 'record'>,
  weights: Weights | null,
): Promise<void> {
  await progress.record({ type: 'setting-changed', key: weightsKey, value: weights })
}
