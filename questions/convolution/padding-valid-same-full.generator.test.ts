import { describe, expect, test } from 'vitest'
import { seededRandom } from '../../src/base/random.ts'
import { generators, inputSize, type ValidUNet } from './padding-valid-same-full.generator.ts'

const [unet] = generators as [(typeof generators)[number]]
const nets = Array.from({ length: 1000 }, (_, seed) => unet.draw(seededRandom(seed)))

const row = (length: number): number[] => Array.from({ length }, (_, i) => i)

/** Keeps the start of every window that lies inside. */
function windows(cells: readonly number[], size: number, stride: number): number[] {
  const starts: number[] = []
  for (let start = 0; start + size <= cells.length; start += stride) starts.push(start)
  return starts
}

/** Pushes a row of pixels through the network, layer by layer. */
function run({ depth, convs, kernel }: ValidUNet, input: number): number {
  let cells = row(input)
  const level = () => {
    for (let i = 0; i < convs; i++) cells = windows(cells, kernel, 1)
  }
  const skips: number[] = []
  for (let i = 0; i < depth; i++) {
    level()
    skips.push(cells.length)
    expect(cells.length % 2).toBe(0)
    cells = windows(cells, 2, 2)
  }
  level()
  for (let i = 0; i < depth; i++) {
    cells = cells.flatMap((cell) => [cell, cell])
    expect(skips.pop()).toBeGreaterThanOrEqual(cells.length)
    level()
  }
  return cells.length
}

describe('padding-valid-same-full-unet', () => {
  test('the original U-Net maps 572 to 388', () => {
    const net = { depth: 4, convs: 2, kernel: 3, bottom: 32 }
    expect(inputSize(net)).toBe(572)
    expect(unet.ask(net).answer.value).toBe(388)
    expect(run(net, 572)).toBe(388)
  })

  test('the answer is the length of a row pushed through all layers', () => {
    for (const net of nets) expect(unet.ask(net).answer.value).toBe(run(net, inputSize(net)))
  })

  test('the numbers stay human', () => {
    for (const net of nets) {
      expect(unet.ask(net).answer.value).toBeGreaterThanOrEqual(12)
      expect(inputSize(net)).toBeLessThanOrEqual(250)
    }
  })

  test('both stems name the input, and the working ends in the answer', () => {
    for (const net of nets) {
      const { stem, explanation, answer } = unet.ask(net)
      for (const language of ['en', 'zh'] as const) {
        expect(stem[language]).toContain(`${inputSize(net)}`)
        expect(explanation[language]).toContain(String.raw`\to ${answer.value}`)
      }
    }
  })

  test('three mistakes or more, all different whole numbers', () => {
    for (const net of nets) {
      const { value, mistakes = [] } = unet.ask(net).answer
      const values = mistakes.map((mistake) => mistake.value)
      expect(values.every(Number.isInteger)).toBe(true)
      expect(values).not.toContain(value)
      expect(new Set(values).size).toBe(values.length)
      expect(values.length).toBeGreaterThanOrEqual(3)
    }
  })
})
