import { expect, test } from 'vitest'
import type { CodeLanguage } from '../../base/code-language.ts'
import type { Runner } from '../../runner/run.ts'
import type { RunVerdict } from '../../runner/verdict.ts'
import { binaryOf, createOwnImage, greyOf, longestSide, testCard } from './own-image.ts'
import { pictureCallOf } from './picture-call.ts'

const verdict = (value: number): RunVerdict => ({
  state: 'pass',
  checks: [
    {
      ...{ id: 'call', group: 'samples', state: 'pass', ms: 1, console: [] },
      calls: [{ fn: 'f', args: [], outcome: { ok: true, value }, mutated: [], ms: 1 }],
    },
  ],
  console: [],
  ms: 1,
})
function open(
  kind: 'grey' | 'binary',
  reference: string | null = null,
  language: CodeLanguage = 'typescript',
) {
  const asked: string[] = []
  const runner: Pick<Runner, 'tryCall'> = {
    tryCall: ({ source, expression }) => {
      asked.push(`${source} ${expression}`)
      return { verdict: Promise.resolve(verdict(asked.length)), cancel: () => {} }
    },
  }
  const python = {
    ...{ starter: '', definitions: '' },
    signatures: { sobel: { arguments: ['int-array'] as const } },
  }
  const calls = { call: 'sobel(img).magnitude', python: 'sobel(img)["magnitude"]', kind }
  const about = pictureCallOf({ entry: 'sobel', ownImage: calls, python }, language)
  if (!about) throw new Error('no picture')
  const ownImage = createOwnImage({
    runner,
    prepared: () => Promise.resolve(true),
    source: () => 'mine',
    reference: () => Promise.resolve(reference),
    about,
  })
  return { ownImage, asked, state: () => ownImage.store.getState() }
}

test('the code gets the picture, and the reference the same once it was opened', async () => {
  const { ownImage, asked, state } = open('grey', 'theirs')
  ownImage.open([[0, 255], [7, 8]], 'cat.png') // prettier-ignore
  await ownImage.run()
  const call = '((img) => (\nsobel(img).magnitude\n))([[0,255],[7,8]])'
  expect(asked).toEqual([`mine ${call}`, `theirs ${call}`])
  expect(state().tried?.value).toEqual({ ok: true, value: 1 })
  expect(state().reference?.value).toEqual({ ok: true, value: 2 })
  ownImage.open([[1]], 'dog.png')
  expect(state()).toMatchObject({ name: 'dog.png', tried: null, reference: null })
})

test('code in Python gets it as the array that its function takes', async () => {
  const { ownImage, asked } = open('grey', null, 'python')
  ownImage.open([[0, 255], [7, 8]], 'cat.png') // prettier-ignore
  await ownImage.run()
  expect(asked).toEqual([
    [
      'mine (lambda np: (lambda img: (',
      'sobel(img)["magnitude"]',
      '))(np.array([[0,255],[7,8]], dtype=np.int32)))(__import__("numpy"))',
    ].join('\n'),
  ])
})

test('a binary picture has the brighter part as foreground', () => {
  expect(binaryOf([[0, 10], [200, 255]])).toEqual([[0, 0], [1, 1]]) // prettier-ignore
  expect(new Set(open('binary').state().image.flat())).toEqual(new Set([0, 1]))
})

test('colours become grey as BT.601 has it', () => {
  const bytes = [255, 0, 0, 255, 0, 255, 0, 255, 0, 0, 255, 255, 255, 255, 255, 255]
  expect(greyOf(bytes, 2, 2)).toEqual([[76, 150], [29, 255]]) // prettier-ignore
})

test('the test card is a grey picture that can be drawn', () => {
  expect(testCard.length).toBeLessThanOrEqual(longestSide)
  const levels = testCard.flat()
  expect(levels.every((level) => Number.isInteger(level) && level >= 0 && level <= 255)).toBe(true)
  expect(new Set(levels).size).toBeGreaterThan(50)
})
