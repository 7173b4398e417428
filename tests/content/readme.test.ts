// The README quotes what `npm run content` prints.
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { type Content, compileContent } from '../../tooling/content/compile.ts'

const root = path.resolve(import.meta.dirname, '../..')
let content: Content

beforeAll(async () => {
  content = await compileContent(root)
}, 600_000)

test('the totals of the exercises', () => {
  const { exercises } = content.index
  const sum = (of: (entry: (typeof exercises)[number]) => number) =>
    exercises.reduce((total, entry) => total + of(entry), 0).toLocaleString('en')
  const inPython = content.exercises.filter(({ exercise }) => exercise.python).length
  const code =
    inPython === exercises.length
      ? 'all in TypeScript and in Python'
      : `${inPython} of them in Python as well`
  const pictures = content.exercises.filter(({ exercise }) => exercise.visual).length
  expect(readFileSync(path.join(root, 'README.md'), 'utf8')).toContain(
    `${exercises.length} exercises, ${code}, with ${sum(({ samples, hidden }) => samples + hidden)} checks ` +
      `reject ${sum(({ mutants }) => mutants)} known wrong solutions; ${pictures} of them draw`,
  )
})
