import type { ConceptKey, Html } from '../../src/content/types.ts'
import { createMarkup } from './markup.ts'
import { type Problem, problem } from './problem.ts'
import type { TopicSource } from './source.ts'

/** What each concept is about, in a sentence or two; a chunk of its own, because only its page shows it. */
export function compileGists(topics: readonly TopicSource[]): {
  readonly gists: Readonly<Record<ConceptKey, Html>>
  readonly problems: readonly Problem[]
} {
  const gists: Record<ConceptKey, Html> = {}
  const problems: Problem[] = []
  for (const { id, file, value, lineOf } of topics)
    value.concepts.forEach((concept, i) => {
      if (!concept.gist) return
      const markup = createMarkup((at, message) =>
        problems.push(
          problem(
            file,
            lineOf(['concepts', i, 'gist']),
            `${concept.id}.gist.${String(at.at(-1))}`,
            message,
          ),
        ),
      )
      gists[`${id}/${concept.id}`] = markup.sentence([], concept.gist)
    })
  return { gists, problems }
}
