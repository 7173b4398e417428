import { describe, expect, test } from 'vitest'
import type { ExerciseEntry } from '../../content/types.ts'
import { filterExercises, filterOf, paramsOf, standingOf } from './filter.ts'

const title = { en: 'a', zh: 'a' }
const paths = {
  groups: [{ id: 'boxes', title, exercises: ['nms', 'box-iou'] }],
  paths: [
    {
      ...{ id: 'short', title, about: title },
      steps: [{ exercises: ['softmax'] }, { exercises: ['nms', 'conv2d'] }],
    },
  ],
}
const entries = ['box-iou', 'conv2d', 'nms', 'softmax'].map((slug): ExerciseEntry => ({
  ...{ slug, topic: 'losses', concepts: [], title, difficulty: 2, minutes: 10, tier: 1 },
  ...{ entry: slug, samples: 2, hidden: 8, mutants: 5 },
}))
const shown = (search: string, hits: readonly string[] | null = null) =>
  filterExercises(
    entries,
    filterOf(new URLSearchParams(search), [{ id: 'losses' }], paths),
    hits,
    () => standingOf([], undefined, 0),
    paths,
  ).map(({ slug }) => slug)

describe('the list of exercises', () => {
  test('stands in the order of a path, and holds a group', () => {
    expect(shown('')).toEqual(['box-iou', 'conv2d', 'nms', 'softmax'])
    expect(shown('path=short')).toEqual(['softmax', 'nms', 'conv2d'])
    expect(shown('group=boxes')).toEqual(['box-iou', 'nms'])
    expect(shown('path=short&group=boxes')).toEqual(['nms'])
    expect(shown('path=short', ['conv2d', 'box-iou'])).toEqual(['conv2d'])
  })

  test('leaves out of an address what is not known, and writes the rest back', () => {
    expect(shown('path=gone&group=gone')).toHaveLength(4)
    const filter = filterOf(new URLSearchParams('path=short&group=gone&tier=2'), [], paths)
    expect(String(paramsOf(filter))).toBe('path=short&tier=2')
  })
})
