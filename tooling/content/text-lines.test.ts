import { expect, test } from 'vitest'
import { linesOf } from './text-lines.ts'

test.each([
  ['Softmax', 10, 1],
  ['Depthwise separable convolution', 11, 2],
  ['Depthwise separable convolution', 100, 1],
  ['Folding batch norm, re-parameterisation', 11, 2],
  // Every Chinese character is an em wide and may end a line.
  ['深度可分离卷积', 7, 1],
  ['深度可分离卷积', 6, 2],
  ['用im2col实现卷积', 6, 2],
  // A word longer than the line is cut.
  ['Reparameterisation', 4, 3],
  ['', 10, 1],
])('%s takes, %i em wide, %i lines', (text, em, lines) => {
  expect(linesOf(text, em)).toBe(lines)
})
