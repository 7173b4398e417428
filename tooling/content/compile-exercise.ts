import strip from 'ts-blank-space'
import type { ConceptKey, ExaminerMaterial, Exercise } from '../../src/content/types.ts'
import { conceptKey } from './cross-check.ts'
import type { ExerciseSource } from './exercise-source.ts'
import { createMarkup } from './markup.ts'
import { type Problem, problem } from './problem.ts'

/** What the reference run of the checks told: every check with its group, in order. */
export type CollectedChecks = readonly {
  readonly id: string
  readonly group: 'samples' | 'hidden'
}[]

export interface CompiledExercise {
  readonly exercise: Exercise
  readonly material: ExaminerMaterial
  readonly solution: string
}

export function compileExercise(
  source: ExerciseSource,
  checksCode: string,
  collected: CollectedChecks,
): { compiled: CompiledExercise | null; problems: readonly Problem[] } {
  const authored = source.value
  if (!authored) return { compiled: null, problems: [] }
  const problems: Problem[] = []
  const markup = createMarkup((path, message) =>
    problems.push(problem(source.file, source.lineOf(path), path.map(String).join('.'), message)),
  )
  const statement = createMarkup((path, message) =>
    problems.push(
      problem(
        source.file.replace('exercise.yaml', `statement.${String(path.at(-1))}.md`),
        1,
        '',
        message,
      ),
    ),
  )
  const mutantMarkup = (line: number, id: string) =>
    createMarkup((path, message) =>
      problems.push(
        problem(source.mutantsFile, line, `${id}.${path.map(String).join('.')}`, message),
      ),
    )
  problems.push(...matchChecks(source, collected))
  const group = new Map(collected.map((check) => [check.id, check.group]))
  const exercise: Exercise = {
    slug: source.slug,
    topic: authored.topic,
    concepts: authored.concepts.map((ref) => conceptKey(authored.topic, ref) as ConceptKey),
    title: markup.plain(['title'], authored.title),
    difficulty: authored.difficulty,
    minutes: authored.minutes,
    tier: authored.tier,
    entry: authored.entry,
    also: authored.also,
    samples: collected.filter((check) => check.group === 'samples').length,
    hidden: collected.filter((check) => check.group === 'hidden').length,
    mutants: source.mutants.length,
    statement: statement.block([], source.statement),
    starter: source.starter,
    hints: authored.hints.map((hint, i) => markup.block(['hints', i], hint)),
    followUps: authored.followUps.map((follow, i) => ({
      question: markup.sentence(['followUps', i, 'question'], follow.question),
      answer: markup.block(['followUps', i, 'answer'], follow.answer),
    })),
    complexity: markup.sentence(['complexity'], authored.complexity),
    ...(authored.visual && { visual: authored.visual }),
    questions: authored.questions,
    checks: authored.checks.map((check) => ({
      id: check.id,
      kind: check.kind,
      group: group.get(check.id) ?? 'hidden',
      title: { en: check.en, zh: check.zh },
    })),
    misconceptions: Object.fromEntries(
      source.mutants.map(({ id, line, authored: mutant }) => {
        const m = mutantMarkup(line, id)
        return [
          id,
          {
            name: m.sentence(['name'], mutant.name),
            explain: m.sentence(['explain'], mutant.explain),
          },
        ]
      }),
    ),
  }
  const material: ExaminerMaterial = {
    slug: source.slug,
    checks: checksCode,
    mutants: source.mutants.map(({ id, code }) => ({ id, code: strip(code) })),
  }
  return { compiled: { exercise, material, solution: source.solution }, problems }
}

/** exercise.yaml and checks.ts must name the same checks: the one for people, the other for the examiner. */
function matchChecks(source: ExerciseSource, collected: CollectedChecks): Problem[] {
  const declared = source.value?.checks.map((check) => check.id) ?? []
  const real = new Set(collected.map((check) => check.id))
  const problems: Problem[] = []
  declared.forEach((id, i) => {
    if (!real.has(id))
      problems.push(
        problem(
          source.file,
          source.lineOf(['checks', i]),
          `checks[${i}]`,
          `checks.ts has no test '${id}'; correct the id or remove the entry`,
        ),
      )
  })
  for (const { id } of collected)
    if (!declared.includes(id))
      problems.push(
        problem(
          source.file,
          source.lineOf(['checks']),
          'checks',
          `the test '${id}' of checks.ts has no entry; add { id: ${id}, kind, en, zh }`,
        ),
      )
  return problems
}
