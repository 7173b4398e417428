import strip from 'ts-blank-space'
import { operationKinds } from '../../src/base/operations.ts'
import { definitionOf } from '../../src/base/python-definition.ts'
import { snakeCase } from '../../src/base/python-names.ts'
import type { AuthoredExercise, AuthoredOperations } from '../../src/content/schema/exercise.ts'
import type {
  ConceptKey,
  CountedCall,
  ExaminerMaterial,
  Exercise,
  Operations,
  Solutions,
} from '../../src/content/types.ts'
import { conceptKey } from './cross-check.ts'
import type { ExerciseSource } from './exercise-source.ts'
import { codeBlock, createMarkup } from './markup.ts'
import { nearest, type Problem, problem } from './problem.ts'
import { compileStatement } from './statement.ts'

/** What the reference run of the checks told: every check with its group, in order. */
export type CollectedChecks = readonly {
  readonly id: string
  readonly group: 'samples' | 'hidden'
}[]

export interface CompiledExercise {
  readonly exercise: Exercise
  readonly material: ExaminerMaterial
  readonly solutions: Solutions
}

export function compileExercise(
  source: ExerciseSource,
  checksCode: string,
  collected: CollectedChecks,
  counted: readonly CountedCall[],
): { compiled: CompiledExercise | null; problems: readonly Problem[] } {
  const authored = source.value
  if (!authored) return { compiled: null, problems: [] }
  const problems: Problem[] = []
  const markup = createMarkup((path, message) =>
    problems.push(problem(source.file, source.lineOf(path), path.map(String).join('.'), message)),
  )
  const mutantMarkup = (line: number, id: string) =>
    createMarkup((path, message) =>
      problems.push(
        problem(source.mutantsFile, line, `${id}.${path.map(String).join('.')}`, message),
      ),
    )
  problems.push(...matchChecks(source, collected))
  problems.push(...matchFunctions(source, authored))
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
    statement: compileStatement(source, authored, problems),
    starter: source.starter,
    hints: authored.hints.map((hint, i) => markup.block(['hints', i], hint)),
    followUps: authored.followUps.map((follow, i) => ({
      question: markup.sentence(['followUps', i, 'question'], follow.question),
      answer: markup.block(['followUps', i, 'answer'], follow.answer),
    })),
    complexity: markup.sentence(['complexity'], authored.complexity),
    ...(authored.visual && { visual: authored.visual }),
    ...(authored.ownImage && { ownImage: authored.ownImage }),
    ...(source.python &&
      authored.python && {
        python: {
          starter: source.python.starter,
          definitions: codeBlock(definitionsIn(source.python.starter, authored), 'python'),
          signatures: authored.python,
          ...(authored.pythonNote && { note: markup.block(['pythonNote'], authored.pythonNote) }),
        },
      }),
    ...(authored.prelude && { prelude: true }),
    scaled: authored.scaled,
    ...(counted.length > 0 && { operations: operationsOf(authored, counted, markup) }),
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
    reference: strip(source.solution),
    ...(authored.prelude && { prelude: true }),
  }
  const solutions: Solutions = {
    typescript: source.solution,
    ...(source.python && { python: source.python.solution }),
  }
  return { compiled: { exercise, material, solutions }, problems }
}

export function formulasOf(authored: AuthoredOperations): Operations['formulas'] {
  return Object.fromEntries(
    operationKinds.flatMap((kind) => {
      const formula = authored[kind]
      if (formula === undefined) return []
      const atMost = typeof formula !== 'string'
      return [[kind, { text: atMost ? formula.atMost : formula, atMost }]]
    }),
  )
}

export const insteadOf = ({ instead }: AuthoredOperations) =>
  instead.flatMap((other) =>
    operationKinds.flatMap((kind) => {
      const text = other[kind]
      return text === undefined ? [] : [{ kind, text, says: other.says }]
    }),
  )

function operationsOf(
  { topic, operations }: AuthoredExercise,
  calls: readonly CountedCall[],
  markup: ReturnType<typeof createMarkup>,
): Operations {
  if (!operations) return { calls, formulas: {}, instead: [], see: [] }
  const { note, see } = operations
  return {
    calls,
    formulas: formulasOf(operations),
    ...(note && { note: markup.sentence(['operations', 'note'], note) }),
    instead: insteadOf(operations).map(({ kind, says }, i) => ({
      kind,
      says: markup.sentence(['operations', 'instead', i, 'says'], says),
    })),
    see: see.map((ref) => conceptKey(topic, ref) as ConceptKey),
  }
}

const definitionsIn = (starter: string, { entry, also }: AuthoredExercise): string =>
  [entry, ...also]
    .map((name) => definitionOf(starter, snakeCase(name)))
    .filter((definition) => definition !== '')
    .join('\n')

/** Every function that the checks may call has a line that says what it takes in Python. */
function matchFunctions(source: ExerciseSource, authored: AuthoredExercise): Problem[] {
  if (!authored.python) return []
  const functions = [authored.entry, ...authored.also]
  const named = Object.keys(authored.python)
  const at = (name: string, message: string) =>
    problem(source.file, source.lineOf(['python', name]), `python.${name}`, message)
  const likely = (name: string): string => {
    const near = functions.find((fn) => snakeCase(fn) === name) ?? nearest(name, functions)
    return near === null ? `the exercise has ${functions.join(', ')}` : `did you mean ${near}?`
  }
  return [
    ...functions
      .filter((name) => !named.includes(name))
      .map((name) => at(name, `found no signature; add ${name}: { arguments: [array] }`)),
    ...named
      .filter((name) => !functions.includes(name))
      .map((name) => at(name, `found no such function; ${likely(name)}`)),
  ]
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
