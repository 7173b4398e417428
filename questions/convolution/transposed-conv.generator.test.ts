import { describe, expect, test } from 'vitest'
import { seededRandom } from '../../src/base/random.ts'
import { generators, type Decoder, type Up } from './transposed-conv.generator.ts'

const [decoderSize] = generators as [(typeof generators)[number]]
const decoders = Array.from({ length: 1000 }, (_, seed) => decoderSize.draw(seededRandom(seed)))

/** How many outputs an ordinary convolution has, found by sliding its window. */
function slide(size: number, { kernel, stride, padding }: Up): number {
  let count = 0
  for (let start = -padding; start + kernel <= size + padding; start += stride) count++
  return count
}

/** Without output padding the result is the smallest size that the convolution maps back. */
function restored(size: number, layer: Up): number {
  let candidate = 1
  while (slide(candidate, layer) < size) candidate++
  expect(slide(candidate, layer)).toBe(size)
  // Output padding must pick a size that the convolution maps to the same one.
  expect(slide(candidate + layer.outputPadding, layer)).toBe(size)
  return candidate + layer.outputPadding
}

/** The rows that copies of the kernel touch, cropped and extended. */
function scattered(size: number, { kernel, stride, padding, outputPadding }: Up): number {
  const touched = new Set<number>()
  for (let i = 0; i < size; i++) for (let u = 0; u < kernel; u++) touched.add(i * stride + u)
  const rows = Array.from({ length: Math.max(...touched) + 1 }, (_, row) => row)
  return rows.slice(padding, rows.length - padding).length + outputPadding
}

const through = ({ size, first, second }: Decoder, step: typeof restored): number =>
  step(step(size, first), second)

describe('transposed-conv-decoder-size', () => {
  test('the answer is what scattering the kernel gives', () => {
    for (const decoder of decoders)
      expect(decoderSize.ask(decoder).answer.value).toBe(through(decoder, scattered))
  })

  test('the answer is the size that the mirrored convolutions lead back from', () => {
    for (const decoder of decoders)
      expect(decoderSize.ask(decoder).answer.value).toBe(through(decoder, restored))
  })

  test('PyTorch accepts the layers, and the numbers stay human', () => {
    for (const decoder of decoders) {
      for (const layer of [decoder.first, decoder.second]) {
        expect(layer.outputPadding).toBeLessThan(layer.stride)
        expect(layer.kernel).toBeGreaterThanOrEqual(layer.stride)
      }
      const { value } = decoderSize.ask(decoder).answer
      expect(value).toBeGreaterThanOrEqual(5)
      expect(value).toBeLessThanOrEqual(90)
    }
  })

  test('the working ends in the answer', () => {
    for (const decoder of decoders) {
      const { explanation, answer } = decoderSize.ask(decoder)
      for (const language of ['en', 'zh'] as const)
        expect(explanation[language]).toContain(`&= ${answer.value}\n`)
    }
  })

  test('mistakes are different whole numbers, the answer not among them', () => {
    for (const decoder of decoders) {
      const { value, mistakes = [] } = decoderSize.ask(decoder).answer
      const values = mistakes.map((mistake) => mistake.value)
      expect(values.every(Number.isInteger)).toBe(true)
      expect(values).not.toContain(value)
      expect(new Set(values).size).toBe(values.length)
      expect(values.length).toBeGreaterThanOrEqual(2)
    }
  })
})
