import { expect, test } from 'vitest'
import { definitionOf, positionalParameters } from './python-definition.ts'

const starter = `import numpy as np

Pair = tuple[str, str]


def nms(
    boxes: np.ndarray,
    scores: dict[str, tuple[int, int]],
    mode: str = "a, (b",
    *,
    iou_threshold: float,
    max_output: int | None = None,
) -> list[int]:
    """Doc (with parens): none."""
    raise NotImplementedError("not written yet")


def area(b, c=(1, 2)):
    return 0


def none() -> float:
    return 0.0
`

test('a definition is what stands before the body', () => {
  expect(definitionOf(starter, 'nms')).toBe(
    starter.slice(starter.indexOf('def nms'), starter.indexOf('\n    """Doc')),
  )
  expect(definitionOf(starter, 'area')).toBe('def area(b, c=(1, 2)):')
  expect(definitionOf(starter, 'are')).toBe('')
})

test.each([
  ['nms', ['boxes', 'scores', 'mode']],
  ['area', ['b', 'c']],
  ['none', []],
  ['missing', []],
])('the parameters of %s that are given by position', (name, names) => {
  expect(positionalParameters(definitionOf(starter, name))).toEqual(names)
})
