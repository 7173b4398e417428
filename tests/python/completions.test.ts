// What the editor knows of Python's names: asked of the interpreter, and enough for the references.
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { completionsAt } from '../../src/exercise/editor/python/completions.ts'
import { type PythonDocument, readDocument } from '../../src/exercise/editor/python/document.ts'
import { entriesOf } from '../../src/exercise/editor/python/library.ts'
import type { Token } from '../../src/exercise/editor/python/tokens.ts'
import { completionsFile, pythonCompletions } from '../../tooling/python/completions.ts'

const root = path.resolve(import.meta.dirname, '../..')
const solutions = readdirSync(path.join(root, 'exercises')).flatMap((slug) => {
  if (slug.includes('.')) return []
  const source = readFileSync(path.join(root, 'exercises', slug, 'solution.py'), 'utf8')
  return [{ slug, document: readDocument(source) }]
})

test('the committed names are what the interpreter says (node tooling/python.mjs --names)', () => {
  expect(readFileSync(completionsFile(root), 'utf8')).toBe(pythonCompletions(root))
})

/** Every name of the text with the one before it, as it would be typed. */
const wordsOf = ({ lines }: PythonDocument): readonly Token[] =>
  lines.flatMap(({ tokens }) => tokens.filter(({ kind }) => kind === 'name'))

/** What is offered once the first letter of the word is there. */
const offered = (document: PythonDocument, { start }: Token): readonly string[] =>
  completionsAt(document, start + 1).items.map(({ name }) => name)

test('a name behind a dot, as the references use it, is offered there', () => {
  const missing: string[] = []
  let seen = 0
  for (const { slug, document } of solutions)
    for (const word of wordsOf(document)) {
      if (document.source[word.start - 1] !== '.') continue
      seen++
      if (!offered(document, word).includes(word.text)) missing.push(`${slug}: .${word.text}`)
    }
  expect(seen).toBeGreaterThan(1500)
  expect(missing).toEqual([])
})

test('so is every other name that is not made where it stands', () => {
  const missing: string[] = []
  let seen = 0
  for (const { slug, document } of solutions) {
    const made = new Set(document.definitions.map(({ name }) => name.start))
    for (const word of wordsOf(document)) {
      if (document.source[word.start - 1] === '.' || made.has(word.start)) continue
      if (word.text === '_') continue
      seen++
      if (!offered(document, word).includes(word.text)) missing.push(`${slug}: ${word.text}`)
    }
  }
  expect(seen).toBeGreaterThan(5000)
  expect(missing).toEqual([])
})

test('what NumPy 2 has dropped or deprecated is not offered', () => {
  const dropped =
    'alltrue asfarray asmatrix asscalar bmat byte_bounds cast cfloat compat complex_ cumproduct DataSource disp find_common_type float_ in1d Inf Infinity infty issctype issubclass_ issubsctype longfloat lookfor mat matlib matrix maximum_sctype msort NaN NINF nbytes obj2sctype PINF PZERO NZERO product recfromcsv recfromtxt round_ row_stack safe_eval sctypes set_string_function singlecomplex sometrue source string_ testing trapz unicode_ who'
  const offeredNames = new Set(entriesOf('numpy').map(({ name }) => name))
  expect(dropped.split(' ').filter((name) => offeredNames.has(name))).toEqual([])
  const members = new Set(entriesOf('numpy.ndarray').map(({ name }) => name))
  expect(
    ['itemset', 'newbyteorder', 'ptp', 'tostring'].filter((name) => members.has(name)),
  ).toEqual([])
})
