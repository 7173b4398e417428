import { examiners, exercises, generators, solutions, topics } from 'virtual:offhand/chunks'
import { questionOf } from './catalog.ts'
import type { ExaminerMaterial, Exercise, Question } from './types.ts'

/**
 * One question, ready to show. A generated one is drawn from `seed`; the same seed gives the same numbers.
 * Rejects when the chunk cannot be fetched; resolves to null for an id that the bank does not have.
 */
export async function loadQuestion(id: string, seed: number): Promise<Question | null> {
  const entry = questionOf(id)
  if (!entry) return null
  if (!entry.generated) {
    const { questions } = await topics[entry.topic]()
    return questions.find((question) => question.id === id) ?? null
  }
  const [{ drawQuestion }, ...modules] = await Promise.all([
    import('./draw.ts'),
    ...generators[entry.topic].map((load) => load()),
  ])
  const generator = modules.flatMap((module) => module.generators).find((g) => g.id === id)
  return generator ? drawQuestion(entry, generator, seed) : null
}

/** Starts fetching what a session will need, so that the next question is there at once. */
export function preloadQuestions(ids: readonly string[]): void {
  for (const topic of new Set(ids.map((id) => questionOf(id)?.topic)))
    if (topic) void topics[topic]().catch(() => undefined)
}

export async function loadExercise(slug: string): Promise<Exercise | null> {
  const load = exercises[slug]
  return load ? (await load()).exercise : null
}

/** Checks and mutants, as text for the examiner's frame. */
export async function loadExaminerMaterial(slug: string): Promise<ExaminerMaterial | null> {
  const load = examiners[slug]
  return load ? (await load()).material : null
}

/** The reference, fetched only when the user asks for it. */
export async function loadSolution(slug: string): Promise<string | null> {
  const load = solutions[slug]
  return load ? (await load()).solution : null
}
