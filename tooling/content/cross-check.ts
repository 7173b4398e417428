import { type Problem, nearest, problem } from './problem.ts'
import type { QuestionSources } from './source.ts'
import type { LoadedGenerator } from './generators.ts'
import type { ExerciseSource } from './exercise-source.ts'

/** `slug` inside its own topic, `topic/slug` elsewhere. */
export const conceptKey = (topic: string, ref: string): string =>
  ref.includes('/') ? ref : `${topic}/${ref}`

/** What no single file can know: ids that clash, links to nothing, prerequisites that run in a circle. */
export function crossCheck(
  sources: QuestionSources,
  generators: readonly LoadedGenerator[],
  exercises: readonly ExerciseSource[],
): Problem[] {
  const problems: Problem[] = []
  const concepts = new Map<string, { file: string; line: number; requires: string[] }>()
  for (const topic of sources.topics)
    topic.value.concepts.forEach((concept, i) => {
      const key = `${topic.id}/${concept.id}`
      const line = topic.lineOf(['concepts', i])
      const earlier = concepts.get(key)
      if (earlier)
        problems.push(
          problem(
            topic.file,
            line,
            `concepts[${i}]`,
            `found "${concept.id}" again (first on line ${earlier.line}); give each concept once`,
          ),
        )
      concepts.set(key, {
        file: topic.file,
        line,
        requires: concept.requires.map((r) => conceptKey(topic.id, r)),
      })
    })
  const unknown = (
    file: string,
    line: number,
    field: string,
    kind: string,
    name: string,
    known: Iterable<string>,
  ) => {
    const near = nearest(name, known)
    problems.push(
      problem(
        file,
        line,
        field,
        `found the ${kind} "${name}", which does not exist${near ? `; did you mean "${near}"?` : '; correct or remove it'}`,
      ),
    )
  }
  for (const [key, concept] of concepts)
    for (const required of concept.requires)
      if (!concepts.has(required))
        unknown(concept.file, concept.line, 'requires', 'concept', required, concepts.keys())
      else if (required === key)
        problems.push(
          problem(concept.file, concept.line, 'requires', `"${key}" requires itself; remove it`),
        )
  problems.push(...cycles(concepts))

  const slugs = new Set(exercises.map((exercise) => exercise.slug))
  const firstPlace = new Map<string, string>()
  const claim = (id: string, file: string, line: number) => {
    const earlier = firstPlace.get(id)
    if (earlier)
      problems.push(
        problem(
          file,
          line,
          'id',
          `found "${id}" again (first at ${earlier}); ids are unique in the whole bank: choose another`,
        ),
      )
    else firstPlace.set(id, `${file}:${line}`)
  }
  for (const { question, file, lineOf, concept, topic } of sources.questions) {
    claim(question.id, file, lineOf(['id']))
    if (!concepts.has(concept)) unknown(file, 1, 'concept', 'concept', concept, concepts.keys())
    for (const slug of question.exercises ?? [])
      if (!slugs.has(slug))
        unknown(file, lineOf(['exercises']), `${question.id}.exercises`, 'exercise', slug, slugs)
    for (const ref of question.related ?? [])
      if (!concepts.has(conceptKey(topic, ref)))
        unknown(
          file,
          lineOf(['related']),
          `${question.id}.related`,
          'concept',
          ref,
          concepts.keys(),
        )
  }
  for (const { generator, topic, file } of generators) {
    claim(generator.id, file, 1)
    const key = conceptKey(topic, generator.concept)
    if (!concepts.has(key))
      unknown(file, 1, `${generator.id}.concept`, 'concept', key, concepts.keys())
    for (const slug of generator.exercises ?? [])
      if (!slugs.has(slug)) unknown(file, 1, `${generator.id}.exercises`, 'exercise', slug, slugs)
  }
  const ids = new Set(firstPlace.keys())
  for (const exercise of exercises) {
    exercise.value?.concepts.forEach((ref, i) => {
      const key = conceptKey(exercise.value?.topic ?? '', ref)
      if (!concepts.has(key))
        unknown(
          exercise.file,
          exercise.lineOf(['concepts', i]),
          `concepts[${i}]`,
          'concept',
          key,
          concepts.keys(),
        )
    })
    exercise.value?.operations?.see.forEach((ref, i) => {
      const key = conceptKey(exercise.value?.topic ?? '', ref)
      if (!concepts.has(key))
        unknown(
          exercise.file,
          exercise.lineOf(['operations', 'see', i]),
          `operations.see[${i}]`,
          'concept',
          key,
          concepts.keys(),
        )
    })
    exercise.value?.questions.forEach((id, i) => {
      if (!ids.has(id))
        unknown(
          exercise.file,
          exercise.lineOf(['questions', i]),
          `questions[${i}]`,
          'question',
          id,
          ids,
        )
    })
  }
  return problems
}

function cycles(
  concepts: ReadonlyMap<string, { file: string; line: number; requires: readonly string[] }>,
): Problem[] {
  const problems: Problem[] = []
  const state = new Map<string, 'open' | 'done'>()
  const visit = (key: string, trail: readonly string[]): void => {
    if (state.get(key) === 'done') return
    const concept = concepts.get(key)
    if (!concept) return
    if (state.get(key) === 'open') {
      const circle = [...trail.slice(trail.indexOf(key)), key]
      problems.push(
        problem(
          concept.file,
          concept.line,
          'requires',
          `prerequisites run in a circle: ${circle.join(' → ')}; remove one of them`,
        ),
      )
      return
    }
    state.set(key, 'open')
    for (const required of concept.requires) visit(required, [...trail, key])
    state.set(key, 'done')
  }
  for (const key of concepts.keys()) visit(key, [])
  return problems
}
