import type { CodeLanguage } from '../../base/code-language.ts'
import { exerciseOf } from '../../content/catalog.ts'
import { loadExercise } from '../../content/load.ts'
import { starterOf } from '../../exercise/code-language.ts'
import type { Draft, Progress } from '../../progress/progress.ts'
import { runsOf } from '../projections.ts'
import { isSolved, lastRun } from './solved.ts'

export interface OpenDraft {
  readonly slug: string
  readonly language: CodeLanguage
  readonly at: number
  readonly source: string
  /** Of the last run of all checks in that language. */
  readonly run: { readonly passed: number; readonly total: number } | null
}

/** The newest draft of an exercise that is begun and not solved. */
export async function openDraft(progress: Progress): Promise<OpenDraft | null> {
  const drafts = await progress.drafts.list().catch((): readonly Draft[] => [])
  const runs = runsOf(progress.state.getState())
  for (const draft of drafts) {
    const { exercise, language, source, at } = draft
    const own = runs.get(exercise) ?? []
    if (!exerciseOf(exercise) || isSolved(draft, own)) continue
    const loaded = await loadExercise(exercise).catch(() => null)
    if (loaded && starterOf(loaded, language).trim() === source.trim()) continue
    const last = lastRun(own, language)
    const run = last ? { passed: last.passed, total: last.total } : null
    return { slug: exercise, language, at, source, run }
  }
  return null
}
