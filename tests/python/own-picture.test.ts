// What is called on a picture of the user: in Python it gives the image that it gives in TypeScript.
import path from 'node:path'
import strip from 'ts-blank-space'
import { beforeAll, expect, test } from 'vitest'
import { imagesOf } from '../../src/exercise/report/picture.ts'
import { binaryOf, testCard } from '../../src/exercise/tools/own-image.ts'
import { pictureCallOf } from '../../src/exercise/tools/picture-call.ts'
import { findMismatch } from '../../src/runner/examiner/compare.ts'
import type { Plain } from '../../src/runner/verdict.ts'
import { readExerciseSources } from '../../tooling/content/exercise-source.ts'
import { type Interpreter, openInterpreter } from '../fixtures/python-interpreter.ts'

const root = path.resolve(import.meta.dirname, '../..')
const sources = readExerciseSources(root).filter(({ value }) => value?.ownImage)

let interpreter: Interpreter
beforeAll(() => {
  interpreter = openInterpreter(root)
})

test.each(sources)('$slug', async ({ solution, python, value }) => {
  const ownImage = value?.ownImage
  if (!value || !ownImage || !python || !value.python) throw new Error('there is no picture')
  const exercise = {
    ...{ entry: value.entry, ownImage },
    python: { starter: python.starter, definitions: '', signatures: value.python },
  }
  const image = ownImage.kind === 'binary' ? binaryOf(testCard) : testCard

  const inPython = pictureCallOf(exercise, 'python')
  const { valueOf } = interpreter.load({
    source: python.solution,
    expressions: [inPython?.on(image, `${inPython.call} # a comment`) ?? ''],
  })
  const outcome = valueOf(0)
  expect(outcome).toMatchObject({ ok: true })
  const made = outcome.ok ? (outcome.value as Plain) : null
  expect(imagesOf(image, made, undefined)).not.toBeNull()

  const inTypeScript = pictureCallOf(exercise, 'typescript')
  const expression = inTypeScript?.on(image, `${inTypeScript.call} // a comment`)
  const code = `${strip(solution)}\nexport const made = ${expression}`
  const { made: expected } = (await import(
    /* @vite-ignore */ `data:text/javascript,${encodeURIComponent(code)}`
  )) as { readonly made: unknown }
  expect(findMismatch(made, expected)).toBeNull()
})

test('there are a dozen', () => {
  expect(sources.length).toBeGreaterThanOrEqual(12)
})
