import { topicIds } from '../../src/content/schema/common.ts'
import type { QuestionEntry } from '../../src/content/types.ts'
import { type Content, compileContent } from './compile.ts'
import { plainText } from './plain-text.ts'
import { formatProblems, nearest } from './problem.ts'

/** Prints counts, or one item; returns the exit code. */
export async function run(root: string, args: readonly string[]): Promise<number> {
  const content = await compileContent(root)
  const [name] = args.filter((arg) => !arg.startsWith('--'))
  if (name !== undefined && name !== 'exercises') return one(content, name)
  if (args.includes('--json')) console.log(JSON.stringify(summary(content), null, 2))
  else {
    if (name === undefined) printQuestions(content)
    printExercises(content)
  }
  return finish(content.problems)
}

function finish(problems: Content['problems']): number {
  if (problems.length === 0) return 0
  console.error(
    `\n${formatProblems(problems)}\n\n${problems.length} problem${problems.length === 1 ? '' : 's'}`,
  )
  return 1
}

const count = <T>(list: readonly T[], test: (item: T) => boolean): number =>
  list.filter(test).length

/** What exercises draw of their results. */
const visualsOf = ({ exercises }: Content): ReadonlyMap<string, string> =>
  new Map(
    exercises.flatMap(({ exercise: { slug, visual } }) =>
      visual === undefined ? [] : [[slug, visual] as const],
    ),
  )

/** What an exercise is offered in, by its slug. */
const codeOf = ({ exercises }: Content): ReadonlyMap<string, string> =>
  new Map(
    exercises.map(({ exercise: { slug, python } }) => [
      slug,
      python ? 'TypeScript, Python' : 'TypeScript',
    ]),
  )

const inPython = ({ exercises }: Content): number =>
  count(exercises, ({ exercise }) => exercise.python !== undefined)

function summary(content: Content) {
  const { index } = content
  const { questions, exercises, concepts } = index
  const by = <K extends keyof QuestionEntry>(key: K) =>
    Object.fromEntries(
      [...new Set(questions.map((q) => q[key]))]
        .sort()
        .map((value) => [String(value), count(questions, (q) => q[key] === value)]),
    )
  return {
    topics: index.topics.length,
    concepts: concepts.length,
    questions: count(questions, (q) => !q.generated),
    generators: count(questions, (q) => q.generated),
    languages: ['en', 'zh'],
    byTopic: by('topic'),
    byType: by('type'),
    byDifficulty: by('difficulty'),
    exercises: exercises.length,
    exercisesInPython: inPython(content),
    checks: exercises.reduce((sum, e) => sum + e.samples + e.hidden, 0),
    mutants: exercises.reduce((sum, e) => sum + e.mutants, 0),
    pictures: visualsOf(content).size,
  }
}

function printQuestions(content: Content): void {
  const { questions, topics, concepts } = content.index
  const types = ['single', 'multiple', 'numeric', 'cloze', 'order', 'match', 'open'] as const
  const head = ['topic', 'concepts', ...types, 'drawn', 'd1', 'd2', 'd3', 'd4', 'd5', 'total']
  const row = (label: string, of: readonly QuestionEntry[], conceptCount: number) => [
    label,
    conceptCount,
    ...types.map((type) => count(of, (q) => q.type === type && !q.generated)),
    count(of, (q) => q.generated),
    ...[1, 2, 3, 4, 5].map((d) => count(of, (q) => q.difficulty === d)),
    of.length,
  ]
  const rows = topicIds
    .filter((id) => topics.some((topic) => topic.id === id))
    .map((id) =>
      row(
        id,
        questions.filter((q) => q.topic === id),
        count(concepts, (c) => c.topic === id),
      ),
    )
  print([head, ...rows, row('all', questions, concepts.length)])
  console.log(
    `\nlanguages: English and Chinese for every text; content version ${content.index.version}`,
  )
}

function printExercises(content: Content): void {
  console.log('')
  const visuals = visualsOf(content)
  const code = codeOf(content)
  const rows = content.index.exercises.map((e) => [
    e.slug,
    e.topic,
    e.difficulty,
    e.minutes,
    e.samples,
    e.hidden,
    `${e.mutants} of ${e.mutants}`,
    visuals.get(e.slug) ?? '',
    code.get(e.slug) ?? '',
    'en zh',
  ])
  const total = (key: 'samples' | 'hidden' | 'mutants') =>
    content.index.exercises.reduce((sum, e) => sum + e[key], 0)
  print([
    [
      'exercise',
      'topic',
      'difficulty',
      'minutes',
      'samples',
      'hidden',
      'mutants killed',
      'picture',
      'code',
      'languages',
    ],
    ...rows,
    [
      `${rows.length} exercises`,
      '',
      '',
      content.index.exercises.reduce((sum, e) => sum + e.minutes, 0),
      total('samples'),
      total('hidden'),
      total('mutants'),
      visuals.size,
      `${inPython(content)} in both`,
      '',
    ],
  ])
}

function print(rows: readonly (readonly (string | number)[])[]): void {
  const widths =
    rows[0]?.map((_, column) => Math.max(...rows.map((row) => String(row[column] ?? '').length))) ??
    []
  for (const row of rows)
    console.log(
      row
        .map((cell, i) =>
          typeof cell === 'number'
            ? String(cell).padStart(widths[i] ?? 0)
            : cell.padEnd(widths[i] ?? 0),
        )
        .join('  ')
        .trimEnd(),
    )
}

function one(content: Content, name: string): number {
  const { index } = content
  const topic = index.topics.find((t) => t.id === name)
  const question = index.questions.find((q) => q.id === name)
  const exercise = content.exercises.find((e) => e.exercise.slug === name)
  const concept = index.concepts.find((c) => c.key === name || c.key.endsWith(`/${name}`))
  // An item with a problem may be missing from the index: its problems are still shown.
  const problems = content.problems.filter(
    (p) => p.file.includes(name) || p.field.startsWith(`${name}.`),
  )
  if (topic) {
    print(
      index.questions
        .filter((q) => q.topic === name)
        .map((q) => [
          q.id,
          q.type,
          q.difficulty,
          q.generated ? 'drawn' : '',
          q.title.en,
          q.title.zh,
        ]),
    )
  } else if (question) {
    console.log(JSON.stringify(question, null, 2))
    const full = content.questions[question.topic].find((q) => q.id === name)
    if (full) console.log(`\n${plainText(full.stem.en)}\n\n${plainText(full.stem.zh)}`)
  } else if (exercise) {
    const { exercise: e } = exercise
    console.log(
      `${e.slug}: ${e.title.en} · ${e.title.zh}\n${e.samples} samples, ${e.hidden} hidden checks; reject ${e.mutants} of ${e.mutants} known wrong solutions; ${codeOf(content).get(e.slug)}; en, zh`,
    )
    print(e.checks.map((c) => [c.group, c.id, c.kind, c.title.en]))
  } else if (concept) {
    print(
      index.questions
        .filter((q) => q.concept === concept.key)
        .map((q) => [q.id, q.type, q.difficulty, q.title.en]),
    )
  } else if (problems.length === 0) {
    const known = [
      ...index.topics.map((t) => t.id),
      ...index.questions.map((q) => q.id),
      ...index.exercises.map((e) => e.slug),
      ...index.concepts.flatMap((c) => [c.key, c.key.split('/')[1] ?? '']),
    ]
    const near = nearest(name, known)
    console.error(`nothing is called "${name}"${near ? `; did you mean "${near}"?` : ''}`)
    return 1
  }
  return finish(problems)
}
