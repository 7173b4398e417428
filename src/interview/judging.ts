import type { CodeLanguage } from '../base/code-language.ts'
import { err, ok, type Result } from '../base/result.ts'
import type { ExaminerMaterial } from '../content/types.ts'
import type { Runner } from '../runner/run.ts'
import { type Code, codeOf } from './code-given.ts'
import type { Material } from './finishing.ts'
import { isGiven, type Judged, type Sitting, type Step } from './sitting.ts'

/** The code of an exercise, to be run once. */
export interface CodeToRun extends Code {
  readonly slug: string
}

/** What was written, each exercise in the language it was shown in last. */
export function codesToRun(
  sitting: Sitting,
  steps: readonly Step[],
  { exercises }: Material,
): readonly CodeToRun[] {
  return steps.flatMap((step, place): readonly CodeToRun[] => {
    const state = sitting.steps[place]
    if (step.type !== 'exercise' || !state || !isGiven(state, exercises.get(step.slug))) return []
    const { slug } = step
    const code = codeOf(sitting, steps, slug)
    return code
      ? [{ slug, language: code.language, source: code.sources[code.language] ?? '' }]
      : []
  })
}

export type JudgingStage =
  /** What the language needs to run is on its way. */
  { readonly type: 'fetching' } | { readonly type: 'running'; readonly place: number }

export type JudgingProblem = 'no-python' | 'no-sandbox'

/** Runs each code once against all checks, in a sandbox of its own. Rejects only when it is aborted. */
export async function judgeAll(options: {
  readonly codes: readonly CodeToRun[]
  readonly createRunner: (slug: string, language: CodeLanguage) => Runner
  /** Resolves when Python can be run here. */
  readonly fetchPython: () => Promise<void>
  readonly loadMaterial: (slug: string) => Promise<ExaminerMaterial | null>
  readonly checksOf: (slug: string) => number
  readonly onStage: (stage: JudgingStage) => void
  readonly signal: AbortSignal
}): Promise<Result<readonly Judged[], JudgingProblem>> {
  const { codes, fetchPython, onStage, signal } = options
  // Before anything is run, so that no code is run twice because of another one's language.
  if (codes.some(({ language }) => language === 'python')) {
    onStage({ type: 'fetching' })
    const fetched = await fetchPython().then(
      () => true,
      () => false,
    )
    signal.throwIfAborted()
    if (!fetched) return err('no-python')
  }
  const judged: Judged[] = []
  for (const [place, code] of codes.entries()) {
    onStage({ type: 'running', place })
    try {
      judged.push(...(await judge(code, options)))
    } catch {
      signal.throwIfAborted()
      return err('no-sandbox')
    }
    signal.throwIfAborted()
  }
  return ok(judged)
}

async function judge(
  { slug, language, source }: CodeToRun,
  {
    createRunner,
    loadMaterial,
    checksOf,
    signal,
  }: Pick<Parameters<typeof judgeAll>[0], 'createRunner' | 'loadMaterial' | 'checksOf' | 'signal'>,
): Promise<readonly Judged[]> {
  const material = await loadMaterial(slug)
  signal.throwIfAborted()
  if (!material) return []
  const runner = createRunner(slug, language)
  const stop = (): void => runner.dispose()
  signal.addEventListener('abort', stop)
  try {
    await runner.prepare(material)
    signal.throwIfAborted()
    const verdict = await runner.run({ source, scope: 'all' }, () => {}).verdict
    return [
      {
        slug,
        passed: verdict.checks.filter(({ state }) => state === 'pass').length,
        total: checksOf(slug),
        state: verdict.state,
        ms: verdict.ms,
        engine: runner.engine,
        ...(verdict.misconception !== undefined && { misconception: verdict.misconception }),
        ...(verdict.prelude && { prelude: true }),
      },
    ]
  } finally {
    signal.removeEventListener('abort', stop)
    runner.dispose()
  }
}
