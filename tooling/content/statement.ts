import type { Language } from '../../src/base/language.ts'
import type { AuthoredExercise } from '../../src/content/schema/exercise.ts'
import type { Html } from '../../src/content/types.ts'
import type { ExerciseSource } from './exercise-source.ts'
import { createMarkup } from './markup.ts'
import { type Problem, problem } from './problem.ts'
import { withPythonExamples } from './python-examples.ts'

/** With each block of examples in every language that the exercise is offered in. */
export function compileStatement(
  { file, statement }: ExerciseSource,
  { python }: AuthoredExercise,
  problems: Problem[],
): Html {
  const report = (language: string, message: string): void => {
    problems.push(
      problem(file.replace('exercise.yaml', `statement.${language}.md`), 1, '', message),
    )
  }
  const withTwins = (language: Language): string => {
    try {
      return (python && withPythonExamples(statement[language], python)) ?? statement[language]
    } catch (error) {
      report(
        language,
        `found an example that is no TypeScript: ${String(error)}; write calls, each with its result as a comment below`,
      )
      return statement[language]
    }
  }
  const markup = createMarkup((path, message) => report(String(path.at(-1)), message))
  const html = markup.block([], { en: withTwins('en'), zh: withTwins('zh') })
  return { en: toldApart(html.en), zh: toldApart(html.zh) }
}

/** The page shows one of two blocks of code that say the same. */
const toldApart = (html: string): string =>
  html.replace(
    /<pre>(<code class="language-ts">(?:(?!<\/pre>)[^])*<\/pre>\n)<pre>(?=<code class="language-python">)/g,
    '<pre data-in="typescript">$1<pre data-in="python">',
  )
