// What the exercises draw: every one that promises a picture has one, of what is right and of what is wrong.
import path from 'node:path'
import strip from 'ts-blank-space'
import { beforeAll, expect, test } from 'vitest'
import { imagesOf, pictureOf, type Picture } from '../../src/exercise/report/picture.ts'
import { binaryOf, testCard } from '../../src/exercise/tools/own-image.ts'
import type { CheckVerdict, Plain } from '../../src/runner/verdict.ts'
import { compileChecks } from '../../tooling/content/compile-checks.ts'
import { readExerciseSources } from '../../tooling/content/exercise-source.ts'
import { openThread } from '../fixtures/runner-thread/open.ts'
import type { VerdictsRequest } from '../fixtures/runner-thread/verdicts-thread.ts'

const root = path.resolve(import.meta.dirname, '../..')
/** As many as the catalogue wants, and more. */
const fewest = 60

interface Row {
  readonly slug: string
  readonly visual: string
  /** Of the reference, check by check. */
  readonly right: readonly (Picture | null)[]
  /** Of the first known wrong solution, where it fails. */
  readonly wrong: readonly (Picture | null)[]
}
const rows: Row[] = []

beforeAll(async () => {
  const { ask, dispose } = await openThread<VerdictsRequest, readonly CheckVerdict[]>(
    'verdicts-thread.ts',
  )
  const queue = readExerciseSources(root)
  const work = async (): Promise<void> => {
    for (let next = queue.shift(); next; next = queue.shift()) {
      const visual = next.value?.visual
      if (visual === undefined) continue
      const checks = await compileChecks(next.folder)
      const judge = (code: string) => ask({ checks, candidate: strip(code) })
      const right = await judge(next.solution)
      const wrong = await judge(next.mutants[0]?.code ?? next.starter)
      const drawn = (verdict: CheckVerdict) => pictureOf(visual, verdict, true)
      rows.push({
        slug: next.slug,
        visual,
        right: right.map(drawn),
        wrong: wrong.filter(({ mismatch }) => mismatch !== undefined).map(drawn),
      })
    }
  }
  try {
    await Promise.all([work(), work()])
  } finally {
    dispose()
  }
})

test('every exercise with a visual draws its result', () => {
  const without = rows.filter(({ right }) => right.every((picture) => picture === null))
  expect(without.map(({ slug, visual }) => `${slug}: ${visual}`).sort()).toEqual([])
  expect(rows.length).toBeGreaterThanOrEqual(fewest)
})

test('a wrong result is drawn as well, in one exercise of four or more beside what was expected', () => {
  const failing = rows.filter(({ wrong }) => wrong.length > 0)
  const drawn = failing.filter(({ wrong }) => wrong.some((picture) => picture !== null))
  expect(drawn.length / failing.length).toBeGreaterThan(0.75)
})

test('what is called on a picture of the user gives an image', async () => {
  const sources = readExerciseSources(root).filter(({ value }) => value?.ownImage)
  expect(sources.length).toBeGreaterThanOrEqual(12)
  for (const { slug, value, solution } of sources) {
    const { call, kind } = value?.ownImage ?? { call: '', kind: 'grey' as const }
    const image = kind === 'binary' ? binaryOf(testCard) : testCard
    const code = `${strip(solution)}\nexport const made = (img) => (${call})`
    const { made } = (await import(`data:text/javascript,${encodeURIComponent(code)}`)) as {
      readonly made: (img: unknown) => Plain
    }
    expect([slug, imagesOf(image, made(image), undefined) === null]).toEqual([slug, false])
  }
})
