import type { CodeLanguage } from '../../base/code-language.ts'
import type { Exercise } from '../../content/types.ts'
import type { Notation } from './notation.ts'
import { pythonNotation } from './python-notation.ts'
import { typescriptNotation } from './typescript-notation.ts'

/** That of an exercise whose starters give things their names. */
export const notationOf = (
  exercise: Pick<Exercise, 'starter' | 'python'>,
  language: CodeLanguage,
): Notation =>
  language === 'python' && exercise.python
    ? pythonNotation(exercise.python)
    : typescriptNotation(exercise.starter)
