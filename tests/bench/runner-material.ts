// What the runner is measured with: twenty checks of a function so small that its own time is nothing.
import { checkFile } from '../fixtures/runner-page/open.ts'

export const softmax = `export const softmax = (x) => x.map((row) => {
  const largest = Math.max(...row)
  const powers = row.map((v) => Math.exp(v - largest))
  const sum = powers.reduce((total, p) => total + p, 0)
  return powers.map((p) => p / sum)
})`

/** Never comes back from the check \`shift-2\`. */
export const endless = `${softmax.replace('=> x.map', '=> x[0]?.[0] === 102 ? forever() : x.map')}
const forever = () => { for (;;); }`

export const checkCount = 20

/** Calls of all kinds that exercises make: small and larger, one and several, compared and summed. */
export const twentyChecks = {
  reference: 'export {}',
  mutants: [{ id: 'unscaled', code: 'export const softmax = (x) => x' }],
  checks: checkFile(`
    const { expectFinite, expectSumsToOne, randomTensor } = kit
    const reference = (x) => x.map((row) => {
      const largest = Math.max(...row)
      const powers = row.map((v) => Math.exp(v - largest))
      const sum = powers.reduce((total, p) => total + p, 0)
      return powers.map((p) => p / sum)
    })
    const agrees = async (x) => expectClose(await candidate.softmax(x), reference(x))
    describe('samples', () => {
      test('pair', () => agrees([[0, 0]]))
      test('rows', () => agrees([[1, 2, 3], [0, 0, 0]]))
      test('sum', async () => expectSumsToOne((await candidate.softmax([[3, 1, 2]]))[0]))
    })
    describe('hidden', () => {
      test.each([0, 1, 2, 3, 4].map((n) => [n]))('shift-%i', (n) => agrees([[100 + n, 101, 99]]))
      test.each([2, 8, 32].map((n) => [n]))('random-%i', (n) => agrees(randomTensor(n, [n, n], -3, 3)))
      test('shape', async () => expectShape(await candidate.softmax(randomTensor(7, [3, 5], -2, 2)), [3, 5]))
      test('finite', async () => expectFinite(await candidate.softmax([[1000, -1000], [-1e308, 1e308]])))
      test('order', async () => {
        const [row] = await candidate.softmax([[1, 3, 2]])
        expect(row[1]).toBeGreaterThan(row[2])
        expect(row).toEqual([expect.any(Number), expect.any(Number), expect.any(Number)])
      })
      test('unchanged', () => expectUnchanged(() => candidate.softmax([[1, 2], [3, 4]])))
      test('twice', async () => expect(await candidate.softmax([[1, 2]])).toEqual(await candidate.softmax([[1, 2]])))
      test('one', async () => expect(await candidate.softmax([[5]])).toEqual([[1]]))
      test('empty', async () => expect(await candidate.softmax([])).toEqual([]))
      test('equal', () => agrees([[4, 4, 4, 4]]))
      test('long', () => agrees(randomTensor(11, [1, 1000], -5, 5)))
    })`),
}

/**
 * Calls with a feature map of 200,704 numbers. Before each the examiner rests, so that the page is done
 * with the verdict before, which shows the arguments.
 */
export const tensorChecks = {
  reference: 'export {}',
  mutants: [],
  checks: checkFile(`
    const x = kit.randomTensor(5, [64, 56, 56], -1, 1)
    vitest.beforeEach(() => new Promise((resolve) => setTimeout(resolve, 150)))
    describe('samples', () => {
      test.each([...Array(8).keys()].map((n) => [n]))('call-%i', async () =>
        expect(await candidate.last(x)).toBe(x[63][55][55]))
    })`),
}
export const last = 'export const last = (x) => x[63][55][55]'
