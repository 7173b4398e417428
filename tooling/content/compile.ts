import { createHash } from 'node:crypto'
import type {
  ContentIndex,
  ConceptKey,
  Html,
  Question,
  QuestionEntry,
  TopicId,
} from '../../src/content/types.ts'
import type { Term } from '../../src/content/glossary.ts'
import type { ConceptMap } from '../../src/content/map.ts'
import type { ExercisePaths } from '../../src/content/paths.ts'
import { topicIds } from '../../src/content/schema/common.ts'
import type { AuthoredTerm } from '../../src/content/schema/glossary.ts'
import { compileChecks } from './compile-checks.ts'
import { type CompiledExercise, compileExercise } from './compile-exercise.ts'
import { compileQuestion, expectedSeconds } from './compile-question.ts'
import { conceptKey, crossCheck } from './cross-check.ts'
import { type ExerciseSource, readExerciseSources } from './exercise-source.ts'
import { type LoadedGenerator, loadGenerators } from './generators.ts'
import { compileGists } from './gists.ts'
import { formsOf, readGlossary } from './glossary.ts'
import { compileMap } from './map.ts'
import { readPaths } from './paths.ts'
import { type Problem, problem, relativeTo } from './problem.ts'
import { proveExercises } from './prove.ts'
import { compilePrimers, type Primers } from './primers.ts'
import { type Sharding, shardsOf } from './shards.ts'
import { type QuestionSources, readQuestionSources } from './source.ts'
import { termFinder } from './terms.ts'

export interface Content {
  readonly index: ContentIndex
  readonly questions: Readonly<Record<TopicId, readonly Question[]>>
  readonly sharding: Sharding
  readonly generators: readonly LoadedGenerator[]
  readonly generatorFiles: readonly { readonly topic: TopicId; readonly absolute: string }[]
  readonly exercises: readonly CompiledExercise[]
  readonly glossary: readonly Term[]
  readonly primers: Primers['primers']
  readonly gists: Readonly<Record<ConceptKey, Html>>
  readonly map: ConceptMap
  readonly paths: ExercisePaths
  readonly problems: readonly Problem[]
}

/** Reads, checks and compiles all content. Every problem of every file is in the result. */
export async function compileContent(root: string, { prove = true } = {}): Promise<Content> {
  const sources = readQuestionSources(root)
  const exerciseSources = readExerciseSources(root)
  const loaded = await loadGenerators(root, sources.generatorFiles)
  const { terms, problems: termProblems } = readGlossary(root, conceptsOf(sources.topics))
  const find = termFinder(terms)
  const slugs = new Set(exerciseSources.map(({ slug }) => slug))
  const { paths, problems: pathProblems } = readPaths(root, slugs)
  const { gists, problems: gistProblems } = compileGists(sources.topics)
  const { primers, problems: primerProblems } = compilePrimers(root, sources.topics, find)
  const problems: Problem[] = [
    ...sources.problems,
    ...loaded.problems,
    ...termProblems,
    ...primerProblems,
    ...gistProblems,
    ...pathProblems,
    ...exerciseSources.flatMap((exercise) => exercise.problems),
    ...crossCheck(sources, loaded.generators, exerciseSources),
  ]
  const questions = Object.fromEntries(topicIds.map((id) => [id, [] as Question[]])) as Record<
    TopicId,
    Question[]
  >
  for (const source of sources.questions) {
    const compiled = compileQuestion(source, find)
    problems.push(...compiled.problems)
    questions[source.topic].push(compiled.question)
  }
  const exercises = await compileExercises(root, exerciseSources, prove, problems)
  const index = makeIndex(sources.topics, questions, loaded.generators, exercises, primers)
  return {
    index,
    questions,
    sharding: shardsOf(questions),
    generators: loaded.generators,
    generatorFiles: sources.generatorFiles,
    exercises,
    glossary: terms.map(compileTerm),
    primers,
    gists,
    paths,
    map: compileMap(index.topics, index.concepts),
    problems,
  }
}

const conceptsOf = (topics: QuestionSources['topics']): ReadonlySet<string> =>
  new Set(topics.flatMap(({ id, value }) => value.concepts.map((one) => `${id}/${one.id}`)))

const compileTerm = (term: AuthoredTerm): Term => ({
  id: term.id,
  title: { en: term.en, zh: term.zh },
  gist: term.gist,
  ...(term.concept !== undefined && { concept: term.concept as ConceptKey }),
  forms: [...new Set([...formsOf(term), ...term.avoid.en, ...term.avoid.zh])].map((form) =>
    form.toLowerCase(),
  ),
})

async function compileExercises(
  root: string,
  sources: readonly ExerciseSource[],
  prove: boolean,
  problems: Problem[],
): Promise<CompiledExercise[]> {
  const sound = sources.filter((source) => source.problems.length === 0)
  const withChecks: { source: ExerciseSource; checks: string }[] = []
  for (const source of sound) {
    try {
      withChecks.push({ source, checks: await compileChecks(source.folder) })
    } catch (error) {
      problems.push(
        problem(
          `${relativeTo(root, source.folder)}/checks.ts`,
          1,
          '',
          `cannot be compiled: ${String(error).slice(0, 500)}`,
        ),
      )
    }
  }
  const proofs = await proveExercises(root, withChecks, { mutants: prove })
  problems.push(...proofs.problems)
  const compiled: CompiledExercise[] = []
  for (const { source, checks } of withChecks) {
    const result = compileExercise(
      source,
      checks,
      proofs.collected.get(source.slug) ?? [],
      proofs.counted.get(source.slug) ?? [],
    )
    problems.push(...result.problems)
    if (result.compiled) compiled.push(result.compiled)
  }
  return compiled
}

function makeIndex(
  topics: QuestionSources['topics'],
  questions: Readonly<Record<TopicId, readonly Question[]>>,
  generators: readonly LoadedGenerator[],
  exercises: readonly CompiledExercise[],
  primers: Primers['primers'],
): ContentIndex {
  const ordered = topicIds.flatMap((id) => topics.find((topic) => topic.id === id) ?? [])
  const entries = topicIds.flatMap((id): QuestionEntry[] => [
    ...questions[id].map(
      ({
        concept,
        topic,
        type,
        difficulty,
        seconds,
        title,
        exercises: practise,
        id: questionId,
      }) => ({
        id: questionId,
        topic,
        concept,
        type,
        difficulty,
        seconds,
        title,
        generated: false,
        exercises: practise,
      }),
    ),
    ...generators
      .filter((generator) => generator.topic === id)
      .map(({ topic, generator }) => ({
        id: generator.id,
        topic,
        concept: conceptKey(topic, generator.concept) as ConceptKey,
        type: generator.type,
        difficulty: generator.difficulty,
        seconds: generator.seconds ?? expectedSeconds(generator.type, generator.difficulty),
        title: generator.title,
        generated: true,
        exercises: generator.exercises ?? [],
      })),
  ])
  const content = {
    topics: ordered.map(({ id, value }) => ({
      id,
      title: value.title,
      summary: value.summary,
      primer: id in primers,
    })),
    concepts: ordered.flatMap(({ id, value }) =>
      value.concepts.map((concept) => ({
        key: `${id}/${concept.id}` as ConceptKey,
        topic: id,
        title: { en: concept.en, zh: concept.zh },
        requires: concept.requires.map((ref) => conceptKey(id, ref) as ConceptKey),
      })),
    ),
    questions: entries,
    exercises: exercises.map(
      ({
        exercise: {
          slug,
          topic,
          concepts,
          title,
          difficulty,
          minutes,
          tier,
          entry,
          samples,
          hidden,
          mutants,
        },
      }) => ({
        slug,
        topic,
        concepts,
        title,
        difficulty,
        minutes,
        tier,
        entry,
        samples,
        hidden,
        mutants,
      }),
    ),
  }
  const version = createHash('sha256')
    .update(JSON.stringify([content, questions, exercises, primers]))
    .digest('hex')
    .slice(0, 12)
  return { version, ...content }
}
