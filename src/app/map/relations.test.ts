import { expect, test } from 'vitest'
import { relationsOf } from './relations.ts'
import { tiesOf } from './ties.ts'

const edge = (from: string, to: string) => ({ from, to })
const edges = [edge('a', 'b'), edge('b', 'c'), edge('c', 'd'), edge('d', 'e'), edge('x', 'e')]

test('what is looked at shows what it needs, what leads there, and what it opens', () => {
  const { ofNode, ofEdge } = relationsOf('d', edges, true)
  expect(['a', 'b', 'c', 'd', 'e', 'x'].map(ofNode)).toEqual([
    'far',
    'far',
    'needs',
    'self',
    'opens',
    null,
  ])
  expect(edges.map(ofEdge)).toEqual(['far', 'far', 'needs', 'opens', null])
})

test('without the chain only what is next to it', () => {
  const { ofNode, ofEdge } = relationsOf('d', edges, false)
  expect(['b', 'c', 'e'].map(ofNode)).toEqual([null, 'needs', 'opens'])
  expect(edges.map(ofEdge)).toEqual([null, null, 'needs', 'opens', null])
})

test('nothing looked at, nothing shown; a circle ends', () => {
  expect(relationsOf(null, edges, true).ofNode('a')).toBe(null)
  const circle = [edge('a', 'b'), edge('b', 'a')]
  expect(['a', 'b'].map(relationsOf('a', circle, true).ofNode)).toEqual(['self', 'needs'])
})

test('ties go both ways, the strongest first', () => {
  const ties = tiesOf([
    { from: 'losses', to: 'convolution', count: 2, back: 1 },
    { from: 'losses', to: 'vision-transformer', count: 5, back: 0 },
  ])
  expect(ties.leadsTo('losses')).toEqual([
    { topic: 'vision-transformer', count: 5 },
    { topic: 'convolution', count: 2 },
  ])
  expect(ties.buildsOn('losses')).toEqual([{ topic: 'convolution', count: 1 }])
  expect(ties.buildsOn('machine-learning')).toEqual([])
})
