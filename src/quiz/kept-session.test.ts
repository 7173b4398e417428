import fc from 'fast-check'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { browser, clock, closeAll } from '../../tests/fixtures/exercise-session.ts'
import {
  give,
  rightAnswer,
  seven,
  start,
  step,
  wrongAnswer,
} from '../../tests/fixtures/quiz-questions.ts'
import { openProgress } from '../progress/open.ts'
import { keptSessionKey, parseKeptSession } from './kept-session.ts'

beforeEach(() => clock.set(Date.parse('2026-03-01T08:00Z')))
afterEach(closeAll)

/** What is kept of a session whose question of that type is being answered, or was. */
async function keptAt(id: string, answered: boolean): Promise<unknown> {
  const progress = await browser().tab()
  const quiz = await start(progress, ['drawn', id, 'single'])
  await step(quiz, true)
  const { question } = quiz.asking()
  if (answered) await give(quiz.session, wrongAnswer(question))
  else quiz.session.answer(rightAnswer(question))
  await quiz.session.flush()
  return progress.kept.load(keptSessionKey)
}

test('what a session keeps is read back as it was', async () => {
  for (const { id } of seven)
    for (const answered of [false, true]) {
      const kept = await keptAt(id, answered)
      expect(parseKeptSession(kept)).toEqual(kept)
    }
})

test('what is none is ignored', () => {
  fc.assert(
    fc.property(fc.anything({ withSparseArray: true, withNullPrototype: true }), (value) => {
      expect(parseKeptSession(value)).toBeNull()
    }),
  )
})

type Path = readonly (string | number)[]
const pathsOf = (value: unknown, path: Path = []): readonly Path[] =>
  typeof value === 'object' && value !== null
    ? [path, ...Object.entries(value).flatMap(([key, part]) => pathsOf(part, [...path, key]))]
    : [path]

/** A copy in which that place has another value, or none. */
function withChange(kept: unknown, path: Path, value: unknown, gone: boolean): unknown {
  const copy: unknown = structuredClone(kept)
  const last = path.at(-1)
  if (last === undefined) return value
  const holder = path
    .slice(0, -1)
    .reduce<unknown>(
      (part, key) => (part as Record<string | number, unknown>)[key],
      copy,
    ) as Record<string | number, unknown>
  if (gone) delete holder[last]
  else holder[last] = value
  return copy
}

test('what a session would not keep is refused', async () => {
  const kept = await keptAt('single', true)
  const refused: readonly (readonly [string, unknown])[] = [
    ['version', 2],
    ['origin', null],
    ['finished', 'no'],
    ['sitting.startedAt', Infinity],
    ['sitting.queue', []],
    ['sitting.queue.0.seed', Infinity],
    ['sitting.position', 0.5],
    ['sitting.position', 3],
    ['sitting.position', -1],
    ['sitting.results.0.score', 7],
    ['sitting.results.0.rating', 5],
    ['sitting.results.0.ms', NaN],
  ]
  const ignored: readonly (readonly [string, unknown])[] = [
    ['arrangement', [0, 1, 2, 0.5]],
    ['answer', { type: 'single', chosen: 1.5 }],
    ['answer', { type: 'other', chosen: 1 }],
    ['stage', 'answering'],
    ['stage', 'asked'],
    ['ms', Infinity],
    ['score', 1.1],
    ['reviewed', null],
    ['reviewed.reviewId', 'x'],
    ['reviewed.reason', 'because'],
    ['reviewed.rating', 0],
    ['reviewed.intervals.4', undefined],
  ]
  const read = ([path, value]: readonly [string, unknown]) =>
    parseKeptSession(withChange(kept, path.split('.'), value, false))
  expect(refused.filter((change) => read(change) !== null)).toEqual([])
  expect(
    ignored.filter(([path, value]) => read([`showing.${path}`, value])?.showing !== null),
  ).toEqual([])
  const behind = { ...(kept as object), finished: true }
  expect(parseKeptSession(withChange(behind, ['sitting', 'position'], 3, false))).not.toBeNull()
})

const odd = fc.oneof(
  fc.constantFrom<unknown>(null, -1, 0, 1, 2, 4, 7, 0.5, 1e300, NaN, Infinity, '', 'x', true, {}),
  fc.constantFrom<unknown>([], [0], [0, 0, 0, 0], [1, 0, 2, 3], [3.5], [null, 1, 2], [, 1]),
  fc.constantFrom<unknown>('answered', 'comparing', 'open', 'single', 'right', 'wrong', undefined),
  fc.anything(),
)

test('whatever is accepted can be gone on with to the end', async () => {
  const examples = await Promise.all(
    seven.flatMap(({ id }) => [keptAt(id, false), keptAt(id, true)]),
  )
  let accepted = 0
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...examples),
      fc.array(fc.tuple(fc.nat(), odd, fc.boolean()), { minLength: 1, maxLength: 3 }),
      async (example, changes) => {
        const kept = changes.reduce((before: unknown, [which, value, gone]) => {
          const paths = pathsOf(before)
          return withChange(before, paths[which % paths.length] ?? [], value, gone)
        }, example)
        const parsed = parseKeptSession(kept)
        if (!parsed) return
        accepted += 1
        const progress = await openProgress({ clock: clock.now, indexedDB: null })
        await progress.kept.save(keptSessionKey, kept)
        const quiz = await start(progress, [], { origin: parsed.origin })
        for (let i = 0; i < 12 && quiz.status() === 'asking'; i += 1) {
          const { arrangement } = quiz.asking().showing
          expect(new Set(arrangement).size).toBe(arrangement.length)
          await give(quiz.session, rightAnswer(quiz.asking().question))
          await quiz.session.submit()
          await quiz.session.rate(2)
          await quiz.session.rate(3)
          await quiz.session.next()
        }
        expect(quiz.status()).toBe('finished')
        progress.close()
      },
    ),
    { numRuns: 250 },
  )
  // Else the changes are too wild to say anything.
  expect(accepted).toBeGreaterThan(20)
}, 30_000)
