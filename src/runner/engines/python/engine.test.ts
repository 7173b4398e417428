import { describe, expect, test } from 'vitest'
import type { Variant } from '../../engine.ts'
import { pythonEngine } from './engine.ts'

const signatures = { f: { arguments: ['array'] } } as const
const engine = pythonEngine({
  signatures: () => Promise.resolve(signatures),
  packs: () => Promise.resolve([]),
})
const compiled = async (source: string, variant?: Variant): Promise<unknown> => {
  const result = await engine.compile(source, variant)
  return result.ok ? JSON.parse(result.value.code) : result.error
}

describe('what the candidate of Python gets', () => {
  test('the source, where it is said to stand, and what its functions take', async () => {
    const source = 'def f(x):\n    return x'
    expect(await compiled(source)).toEqual({ source, file: 'solution.py', signatures })
    expect(await compiled(source, { type: 'single-precision' })).toMatchObject({ isSingle: true })
  })

  test('[R120] an expression stands behind the source, indented in any way', async () => {
    expect(await compiled('x = 1', { type: 'call', expression: 'f(\nx) # one' })).toMatchObject({
      source: 'x = 1\ndef offhand_tried_call(): return (\nf(\nx) # one\n)\n',
    })
  })
})
