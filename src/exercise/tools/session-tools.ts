import type { CodeLanguage } from '../../base/code-language.ts'
import type { Runner } from '../../runner/run.ts'
import { solutionOpened } from '../attempt.ts'
import type { ReadyState } from '../session-state.ts'
import { type Counter, createCounter } from './counter.ts'
import { createLens, type Lens } from './lens.ts'
import { createOwnImage, type OwnImage } from './own-image.ts'
import { pictureCallOf } from './picture-call.ts'
import { createTrying, type Trying } from './trying.ts'

interface Options {
  readonly slug: string
  readonly language: CodeLanguage
  readonly runner: Runner
  readonly prepared: () => Promise<boolean>
  readonly tries: Parameters<typeof createTrying>[0]['kept']
  readonly loadSolution: () => Promise<string | null>
  readonly ready: () => ReadyState | null
}

/** What runs the user's code without judging it. */
export interface SessionTools {
  readonly trying: Trying
  readonly lens: Lens
  readonly counter: Counter
  /** Null where a picture makes no sense. */
  readonly ownImage: () => OwnImage | null
  readonly cancelAll: () => void
}

export function createSessionTools(options: Options): SessionTools {
  const { language, runner, prepared, ready } = options
  const shared = { runner, prepared, source: () => ready()?.source ?? '' }
  /** Beside the user's once it has been opened. */
  const reference = async () => {
    const attempt = ready()?.attempt
    return attempt && solutionOpened(attempt) ? await options.loadSolution() : null
  }
  const trying = createTrying({ ...shared, reference, kept: options.tries })
  const counter = createCounter(shared)
  const lens = createLens({ ...shared, scaled: () => ready()?.exercise.scaled ?? [] })
  let image: OwnImage | null = null

  return {
    trying,
    lens,
    counter,
    ownImage() {
      const exercise = ready()?.exercise
      const about = exercise ? pictureCallOf(exercise, language) : null
      if (about) image ??= createOwnImage({ ...shared, reference, about })
      return image
    },
    cancelAll() {
      for (const tool of [trying, lens, counter, image]) tool?.cancel()
    },
  }
}
