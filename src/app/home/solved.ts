import type { CodeLanguage } from '../../base/code-language.ts'
import type { Draft, RunSummary } from '../../progress/progress.ts'

/**
 * Whether nothing is left to do at a draft: its own code passed, or since it was typed the exercise was
 * solved in another language.
 */
export const isSolved = (
  { language, at }: Pick<Draft, 'language' | 'at'>,
  runs: readonly RunSummary[],
): boolean =>
  lastRun(runs, language)?.state === 'pass' ||
  runs.some((run) => run.scope === 'all' && run.state === 'pass' && run.at >= at)

/** The last run of all checks in a language. */
export const lastRun = (
  runs: readonly RunSummary[],
  language: CodeLanguage,
): RunSummary | undefined =>
  runs.findLast((run) => run.scope === 'all' && run.language === language)
