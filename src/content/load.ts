import {
  examiners,
  exercises,
  generators,
  gists,
  glossary,
  paths,
  map,
  primers,
  shardOf,
  shards,
  solutions,
} from 'virtual:offhand/chunks'
import type { CodeLanguage } from '../base/code-language.ts'
import { questionOf } from './catalog.ts'
import type { Term } from './glossary.ts'
import type { ExercisePaths } from './paths.ts'
import type { ConceptMap } from './map.ts'
import type { ConceptKey, ExaminerMaterial, Exercise, Html, Question, TopicId } from './types.ts'

/**
 * One question, ready to show. A generated one is drawn from `seed`; the same seed gives the same numbers.
 * Rejects when the chunk cannot be fetched; resolves to null for an id that the bank does not have.
 */
export async function loadQuestion(id: string, seed: number): Promise<Question | null> {
  const entry = questionOf(id)
  if (!entry) return null
  if (!entry.generated) {
    const shard = shardFor(entry.concept)
    return (await shard?.())?.questions.find((question) => question.id === id) ?? null
  }
  const [{ drawQuestion }, ...modules] = await Promise.all([
    import('./draw.ts'),
    ...generators[entry.topic].map((load) => load()),
  ])
  const generator = modules.flatMap((module) => module.generators).find((g) => g.id === id)
  return generator ? drawQuestion(entry, generator, seed) : null
}

const shardFor = (concept: ConceptKey | undefined) => {
  const place = concept && shardOf[concept]
  return place === undefined ? undefined : shards[place]
}

/** Starts fetching what a session will need, so that the next question is there at once. */
export function preloadQuestions(ids: readonly string[]): void {
  for (const shard of new Set(ids.map((id) => questionOf(id)?.concept).map(shardFor)))
    void shard?.().catch(() => undefined)
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

/** The reference, fetched only when the user asks for it; null where there is none in that language. */
export async function loadSolution(slug: string, language: CodeLanguage): Promise<string | null> {
  const load = solutions[slug]
  return load ? ((await load()).solutions[language] ?? null) : null
}

/** Groups of exercises and ordered ways through them. */
export const loadPaths = async (): Promise<ExercisePaths> => (await paths()).paths

/** The field's terms, for hover cards and search. */
export const loadGlossary = async (): Promise<readonly Term[]> => (await glossary()).terms

/** What to know of a topic, on one page; null where none is written. */
export const loadPrimer = async (topic: TopicId): Promise<Html | null> =>
  (await primers[topic]()).primer

/** What a concept is about, in a sentence or two; null where none is written. */
export const loadGist = async (concept: ConceptKey): Promise<Html | null> =>
  (await gists()).gists[concept] ?? null

/** Where concepts and topics stand on their maps. */
export const loadMap = async (): Promise<ConceptMap> => (await map()).map
