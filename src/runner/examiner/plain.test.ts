import { expect, test } from 'vitest'
import { randomTensor } from './kit.ts'
import { light } from './plain.ts'

const most = 262_144

test('[R47] what is cheap to hand on is shown whole', () => {
  let nested: unknown = 1
  for (let i = 0; i < 40; i++) nested = [nested]
  for (const value of [
    1,
    'x'.repeat(1000),
    undefined,
    { a: [1, null], b: 'c' },
    randomTensor(1, [64, 56, 56]),
    new Float64Array(200_000),
    nested,
  ])
    expect(light(value, most)).toBe(value)
})

test('[R47] what would keep the page busy is an ellipsis', () => {
  let deep: unknown = 1
  for (let i = 0; i < 60; i++) deep = { deep }
  for (const value of [
    'x'.repeat(4_000_000),
    { ['k'.repeat(4_000_000)]: 1 },
    Array.from({ length: 60_000 }, () => []),
    Array.from({ length: 60_000 }, (_, i) => ({ i })),
    [new Float64Array(200_000), new Float64Array(200_000)],
    deep,
  ])
    expect(light(value, most)).toBe('…')
})
