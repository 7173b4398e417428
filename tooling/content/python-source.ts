import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { AuthoredExercise } from '../../src/content/schema/exercise.ts'
import { type Problem, problem, relativeTo } from './problem.ts'
import type { YamlFile } from './yaml-file.ts'

interface PythonFiles {
  readonly starter: string
  readonly solution: string
}

/** starter.py and solution.py are there if, and only if, exercise.yaml says what the functions take. */
export function readPython(
  root: string,
  folder: string,
  manifest: YamlFile<AuthoredExercise> | null,
): { readonly files: PythonFiles | null; readonly problems: readonly Problem[] } {
  if (!manifest?.value) return { files: null, problems: [] }
  const { file, value, lineOf } = manifest
  const names = ['starter.py', 'solution.py']
  const there = names.filter((name) => existsSync(path.join(folder, name)))
  const problems: Problem[] = []
  if (value.python) {
    const why = 'exercise.yaml offers the exercise in Python; write it, or remove python:'
    for (const name of names.filter((name) => !there.includes(name)))
      problems.push(
        problem(relativeTo(root, path.join(folder, name)), 1, '', `found no ${name}, but ${why}`),
      )
    const read = (name: string): string =>
      there.includes(name) ? readFileSync(path.join(folder, name), 'utf8') : ''
    return { files: { starter: read('starter.py'), solution: read('solution.py') }, problems }
  }
  if (there.length > 0)
    problems.push(
      problem(
        file,
        1,
        'python',
        `found ${there.join(' and ')}, but no python: that says what the functions take; add it, or remove the files`,
      ),
    )
  if (value.pythonNote)
    problems.push(
      problem(
        file,
        lineOf(['pythonNote']),
        'pythonNote',
        'found a note on Python, but no python:; add python: or remove the note',
      ),
    )
  return { files: null, problems }
}
