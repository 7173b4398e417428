import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { camelCase, snakeCase } from './python-names.ts'

describe('names in both languages', () => {
  test.each([
    ['conv2d', 'conv2d'],
    ['conv2dBackward', 'conv2d_backward'],
    ['iouThreshold', 'iou_threshold'],
    ['topK', 'top_k'],
    ['lambda', 'lambda_'],
    ['from', 'from_'],
  ])('[R131] %s is %s', (typescript, python) => {
    expect(snakeCase(typescript)).toBe(python)
    expect(camelCase(python)).toBe(typescript)
  })

  test('[R131] what is no name stays as it is', () => {
    for (const text of ['', 'low er', 'W', '_', 'a__b', '3', 'été', 'a-b']) {
      expect(snakeCase(text)).toBe(text)
      expect(camelCase(text)).toBe(text)
    }
  })

  test('[R131] there and back', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z]([a-z0-9]|[A-Z][a-z0-9])*$/), (name) => {
        expect(camelCase(snakeCase(name))).toBe(name)
      }),
    )
  })
})
