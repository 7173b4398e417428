import { describe, expect, test } from 'vitest'
import type { CallRecord, Plain } from '../../runner/verdict.ts'
import { boxesScene } from './boxes-scene.ts'
import { callsScene, curveScene, planeScene } from './plane-scene.ts'
import type { Scene } from './scene.ts'

const call = (args: readonly Plain[], value: Plain = null): CallRecord => ({
  ...{ fn: 'f', args, outcome: { ok: true, value }, mutated: [], ms: 1 },
})
const told = (scene: Scene | null) =>
  scene?.marks.map((mark) =>
    mark.kind === 'point'
      ? `point ${mark.name} ${mark.at.join()} ${mark.hollow ? 'hollow ' : ''}${mark.group}`
      : `${mark.kind} ${mark.name} ${mark.tone}`,
  )
const boxes = [
  [0, 0, 4, 4],
  [1, 1, 5, 5],
  [8, 8, 9, 9],
]

describe('boxes', () => {
  test('that a result keeps, leaves out, and should have kept', () => {
    expect(told(boxesScene(call([boxes, [0.9, 0.8, 0.7]]), [0], [0, 2]))).toEqual([
      'box 0 got',
      'box 1 dropped',
      'box 2 wanted',
    ])
    expect(told(boxesScene(call([boxes]), { indices: [1] }, undefined))).toEqual([
      'box 0 dropped',
      'box 1 got',
      'box 2 dropped',
    ])
  })

  test('of two arguments, and boxes that are made', () => {
    expect(told(boxesScene(call([boxes, [[0, 0, 1, 1]]]), [[0], [0], [0]], undefined))).toEqual([
      'box a0 a',
      'box a1 a',
      'box a2 a',
      'box b0 b',
    ])
    expect(told(boxesScene(call([2, 2]), boxes.slice(0, 1), boxes.slice(0, 2)))).toEqual([
      'box 1 wanted',
      'box 0 got',
    ])
  })

  test('are not made of what are none', () => {
    for (const odd of [[], [[1, 2, 3]], [[4, 4, 0, 0]], [[0, 0, NaN, 1]], 'x', null])
      expect(boxesScene(call([odd]), [0], undefined)).toBeNull()
  })
})

describe('points', () => {
  const points = [
    [0, 0],
    [1, 0],
    [4, 4],
  ]

  test('of clusters, with centres of both', () => {
    const got = { labels: [0, 0, 1], centroids: [[0.5, 0]] }
    const scene = planeScene(call([points, [[0, 0]]]), got, { centroids: [[1, 1]] })
    expect(told(scene)).toEqual([
      'point 0 0,0 0',
      'point 1 1,0 0',
      'point 2 4,4 1',
      'cross c0 wanted',
      'cross c0 got',
    ])
  })

  test('with given labels and a line, with predictions for queries, with a split', () => {
    const y = [0, 0, 1]
    const line = planeScene(call([[1, 1], -2, points, y]), { w: [1, 1], b: -2 }, undefined)
    expect(told(line)?.at(-1)).toBe('line w·x + b = 0 got')
    expect(told(planeScene(call([points, y, [[3, 3]]]), [1], undefined))?.at(-1)).toBe(
      'point q0 3,3 hollow 1',
    )
    const split = planeScene(call([points, y]), { feature: 0, threshold: 2 }, undefined)
    expect(told(split)?.at(-1)).toBe('line x[0] = 2 got')
  })

  test('of a curve, and of several calls', () => {
    const roc = { points: [[0, 0], [0, 1], [1, 1]], auc: 1 } // prettier-ignore
    expect(curveScene(roc, undefined)?.axes).toEqual(['fpr', 'tpr'])
    expect(curveScene({ precision: [1, 0.5], recall: [0.5, 1] }, undefined)?.axes).toEqual([
      'recall',
      'precision',
    ])
    expect(curveScene([1, 2, 3], undefined)).toBeNull()
    expect(told(callsScene([call([2, {}], 0.5), call([1, {}], 1)]))).toEqual([
      'line  got',
      'point 0 1,1 null',
      'point 1 2,0.5 null',
    ])
    expect(callsScene([call([[1]], 1), call([[2]], 2)])).toBeNull()
  })
})
