import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import {
  type AuthoredExercise,
  type AuthoredMutant,
  exerciseFile,
  mutantsFile,
} from '../../src/content/schema/exercise.ts'
import { type Problem, problem, relativeTo } from './problem.ts'
import { readPython } from './python-source.ts'
import { readYaml } from './yaml-file.ts'

export interface MutantSource {
  readonly id: string
  readonly authored: AuthoredMutant
  /** The whole wrong solution, as TypeScript. */
  readonly code: string
  readonly line: number
}

export interface ExerciseSource {
  readonly slug: string
  readonly folder: string
  /** exercise.yaml, from the root. */
  readonly file: string
  readonly value: AuthoredExercise | null
  readonly lineOf: (path: readonly PropertyKey[]) => number
  readonly statement: { readonly en: string; readonly zh: string }
  readonly starter: string
  readonly solution: string
  /** Only of an exercise whose manifest has a `python`. */
  readonly python: { readonly starter: string; readonly solution: string } | null
  readonly mutants: readonly MutantSource[]
  readonly mutantsFile: string
  readonly problems: readonly Problem[]
}

const required = [
  'exercise.yaml',
  'statement.en.md',
  'statement.zh.md',
  'starter.ts',
  'solution.ts',
  'checks.ts',
  'mutants.yaml',
]

/** Reads exercises/; a folder without all of its files is told what is missing. */
export function readExerciseSources(root: string): ExerciseSource[] {
  const base = path.join(root, 'exercises')
  if (!existsSync(base)) return []
  return readdirSync(base)
    .filter((name) => statSync(path.join(base, name)).isDirectory())
    .sort()
    .map((slug) => readExercise(root, path.join(base, slug), slug))
}

function readExercise(root: string, folder: string, slug: string): ExerciseSource {
  const problems: Problem[] = []
  const read = (name: string): string => {
    const absolute = path.join(folder, name)
    if (existsSync(absolute)) return readFileSync(absolute, 'utf8')
    problems.push(
      problem(
        relativeTo(root, absolute),
        1,
        '',
        `found no ${name}; an exercise has ${required.join(', ')}`,
      ),
    )
    return ''
  }
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(slug))
    problems.push(problem(relativeTo(root, folder), 1, '', 'expected a kebab-case folder name'))
  const manifestPath = path.join(folder, 'exercise.yaml')
  const manifest = existsSync(manifestPath) ? readYaml(root, manifestPath, exerciseFile) : null
  if (!manifest) read('exercise.yaml')
  const mutantsPath = path.join(folder, 'mutants.yaml')
  const mutants = existsSync(mutantsPath) ? readYaml(root, mutantsPath, mutantsFile) : null
  if (!mutants) read('mutants.yaml')
  problems.push(...(manifest?.problems ?? []), ...(mutants?.problems ?? []))
  const solution = read('solution.ts')
  read('checks.ts')
  const applied = (mutants?.value ?? []).map((authored, i) => {
    const line = mutants?.lineOf([i]) ?? 1
    const result = applyMutant(folder, solution, authored)
    if (result.problem)
      problems.push(
        problem(
          relativeTo(root, mutantsPath),
          mutants?.lineOf([i, ...result.path]) ?? line,
          authored.id,
          result.problem,
        ),
      )
    return { id: authored.id, authored, code: result.code, line }
  })
  const python = readPython(root, folder, manifest)
  problems.push(...python.problems)
  const ids = new Set<string>()
  for (const { id, line } of applied) {
    if (ids.has(id))
      problems.push(
        problem(
          relativeTo(root, mutantsPath),
          line,
          id,
          'found this id again; give each mutant its own',
        ),
      )
    ids.add(id)
  }
  return {
    slug,
    folder,
    file: relativeTo(root, manifestPath),
    value: manifest?.value ?? null,
    lineOf: manifest?.lineOf ?? (() => 1),
    statement: { en: read('statement.en.md'), zh: read('statement.zh.md') },
    starter: read('starter.ts'),
    solution,
    python: python.files,
    mutants: applied,
    mutantsFile: relativeTo(root, mutantsPath),
    problems,
  }
}

interface Applied {
  readonly code: string
  readonly problem?: string
  readonly path: readonly PropertyKey[]
}

/** A named edit of the reference: each `from` must occur exactly once. */
function applyMutant(folder: string, solution: string, mutant: AuthoredMutant): Applied {
  if (mutant.file !== undefined) {
    const absolute = path.join(folder, mutant.file)
    if (existsSync(absolute)) return { code: readFileSync(absolute, 'utf8'), path: [] }
    return { code: '', path: ['file'], problem: `found no ${mutant.file}; write it or use edit:` }
  }
  let code = solution
  for (const [i, { from, to }] of (mutant.edit ?? []).entries()) {
    const count = code.split(from).length - 1
    if (count !== 1)
      return {
        code,
        path: ['edit', i, 'from'],
        problem: `found "${short(from)}" ${count} times in solution.ts, expected exactly once; give more of the surrounding code`,
      }
    code = code.replace(from, () => to)
  }
  return { code, path: [] }
}

const short = (text: string): string =>
  (text.length > 60 ? `${text.slice(0, 57)}…` : text).replaceAll('\n', '⏎')
