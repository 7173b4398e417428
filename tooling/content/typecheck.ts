import path from 'node:path'
import ts from 'typescript'
import { ambientTypes } from '../../src/exercise/editor/language-service.ts'
import type { ExerciseSource } from './exercise-source.ts'
import { type Problem, problem } from './problem.ts'

const options: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2023,
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  lib: ['lib.es2023.d.ts'],
  types: [],
  noEmit: true,
  strict: true,
  noUncheckedIndexedAccess: true,
  exactOptionalPropertyTypes: true,
  erasableSyntaxOnly: true,
  isolatedModules: true,
  skipLibCheck: true,
}

interface VirtualFile {
  readonly text: string
  readonly blame: (message: string) => Problem
}

/** Type-checks starter, reference and every mutant as the editor would, in one program. */
export function typecheckExercises(exercises: readonly ExerciseSource[]): Problem[] {
  const files = new Map<string, VirtualFile>()
  for (const exercise of exercises) {
    const add = (name: string, text: string, blame: VirtualFile['blame']) =>
      files.set(path.join(exercise.folder, '.virtual', `${name}.ts`), { text, blame })
    const plain = (name: string) => (message: string) =>
      problem(exercise.file.replace('exercise.yaml', name), 1, '', message)
    add('starter', exercise.starter, plain('starter.ts'))
    add('solution', exercise.solution, plain('solution.ts'))
    for (const mutant of exercise.mutants)
      add(`mutant-${mutant.id}`, mutant.code, (message) =>
        problem(
          exercise.mutantsFile,
          mutant.line,
          mutant.id,
          `the edited solution does not type-check: ${message}`,
        ),
      )
  }
  const [first] = exercises
  if (first)
    files.set(path.join(first.folder, '.virtual', 'ambient.d.ts'), {
      text: ambientTypes,
      blame: (message) => problem('src/exercise/editor/language-service.ts', 1, '', message),
    })
  const host = ts.createCompilerHost(options)
  const { getSourceFile, fileExists, readFile } = host
  host.getSourceFile = (name, version) => {
    const file = files.get(path.normalize(name))
    return file
      ? ts.createSourceFile(name, file.text, version, true)
      : getSourceFile.call(host, name, version)
  }
  host.fileExists = (name) => files.has(path.normalize(name)) || fileExists.call(host, name)
  host.readFile = (name) => files.get(path.normalize(name))?.text ?? readFile.call(host, name)
  const program = ts.createProgram([...files.keys()], options, host)
  const problems: Problem[] = []
  for (const [name, file] of files) {
    const source = program.getSourceFile(name)
    if (!source) continue
    for (const diagnostic of [
      ...program.getSyntacticDiagnostics(source),
      ...program.getSemanticDiagnostics(source),
    ]) {
      const { line } = source.getLineAndCharacterOfPosition(diagnostic.start ?? 0)
      problems.push(
        file.blame(
          `line ${line + 1}: ${ts.flattenDiagnosticMessageText(diagnostic.messageText, ' ')} (TS${diagnostic.code})`,
        ),
      )
    }
  }
  return problems
}
