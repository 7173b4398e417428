import { existsSync } from 'node:fs'
import path from 'node:path'
import type { CodeLanguage } from '../../src/base/code-language.ts'
import { err, ok, type Result } from '../../src/base/result.ts'

export const endings: Readonly<Record<CodeLanguage, string>> = { typescript: '.ts', python: '.py' }

/** `softmax`, `softmax.ts` or `softmax.py`: the exercise, and the language if it is said. */
export function namedExercise(name: string): {
  readonly slug: string
  readonly said: CodeLanguage | null
} {
  const said = name.endsWith('.py') ? 'python' : name.endsWith('.ts') ? 'typescript' : null
  return { slug: said ? name.slice(0, -endings[said].length) : name, said }
}

/** Where nobody says a language, the file that is there does; an error asks which of two is meant. */
export function chosenLanguage(request: {
  readonly folder: string
  readonly slug: string
  readonly said: CodeLanguage | null
  /** Asked for by a flag. */
  readonly python: boolean
}): Result<CodeLanguage, string> {
  const { folder, slug, said, python } = request
  if (python && said === 'typescript')
    return err(`${slug}.ts is not Python: leave out .ts or --python.`)
  if (python || said) return ok(python ? 'python' : (said ?? 'typescript'))
  const isThere = (language: CodeLanguage): boolean =>
    existsSync(path.join(folder, slug + endings[language]))
  if (!isThere('python')) return ok('typescript')
  if (!isThere('typescript')) return ok('python')
  return err(
    `You have ${slug} in both languages: say npm run exercise -- ${slug}.ts or ${slug}.py.`,
  )
}
