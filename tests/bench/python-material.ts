// What Python is measured with, beside the twenty checks of runner-material.ts.
import { checkFile } from '../fixtures/runner-page/open.ts'

export const softmax = `import numpy as np

def softmax(x):
    if x.size == 0:
        return x
    powers = np.exp(x - x.max(axis=1, keepdims=True))
    return powers / powers.sum(axis=1, keepdims=True)

def forever(x):
    while True:
        pass
`

/** Never comes back from the check \`shift-2\`. */
export const endless = softmax.replace(
  '    powers =',
  '    if x[0, 0] == 102:\n        forever(x)\n    powers =',
)

const checks = (body: string) => ({ reference: 'export {}', mutants: [], checks: checkFile(body) })

/** One of each, as long as a run is that is made a thousand times. */
export const oneCheck = checks(`
  describe('samples', () => {
    test('rows', async () => kit.expectSumsToOne((await candidate.softmax([[3, 1, 2]]))[0]))
  })`)

/**
 * A feature map of 200,704 numbers in, and as many out. Before each the examiner rests, so that the page is
 * done with the verdict before, which shows both.
 */
export const tensorChecks = checks(`
  const x = kit.randomTensor(5, [64, 56, 56], -1, 1)
  vitest.beforeEach(() => new Promise((resolve) => setTimeout(resolve, 400)))
  describe('samples', () => {
    test.each([...Array(8).keys()].map((n) => [n]))('call-%i', async () =>
      expect((await candidate.doubled(x))[63][55][55]).toBe(2 * x[63][55][55]))
  })`)
export const doubled = 'def doubled(x):\n    return 2 * x\n'

/** Takes all the memory there is and keeps it, while the second check rests. */
export const memoryChecks = checks(`
  describe('samples', () => {
    test('without-end', async () => expect(await candidate.grow()).toBe('MemoryError'))
    test('meanwhile', async () => {
      await new Promise((resolve) => setTimeout(resolve, 1500))
      expect(await candidate.grow()).toBe('MemoryError')
    })
  })`)
export const growing = `import numpy as np

kept = []

def grow():
    try:
        while True:
            kept.append(np.ones(2**17))
    except MemoryError:
        print(len(kept))
        return "MemoryError"
`
/** Says the same, and takes nothing. */
export const contented = 'def grow():\n    return "MemoryError"\n'
