import { expect, test } from 'vitest'
import type { ConceptEntry, ConceptKey } from '../../src/content/types.ts'
import { compileMap } from './map.ts'

const concept = (key: ConceptKey, ...requires: ConceptKey[]): ConceptEntry => ({
  key,
  topic: key.split('/')[0] as ConceptEntry['topic'],
  title: { en: key, zh: key },
  requires,
})
const topics = (['convolution', 'losses'] as const).map((id) => ({ id, title: { en: id, zh: id } }))

test('the map of a topic has its own concepts and those of other topics that they need', () => {
  const { topics: maps } = compileMap(topics, [
    concept('convolution/a'),
    concept('convolution/b', 'convolution/a'),
    concept('convolution/unneeded'),
    concept('losses/c', 'convolution/b', 'losses/d'),
    concept('losses/d'),
  ])
  expect(maps.losses.nodes.map(({ key }) => key).toSorted()).toEqual([
    'convolution/b',
    'losses/c',
    'losses/d',
  ])
  expect(maps.losses.edges.map(({ from, to }) => `${from} ${to}`)).toEqual([
    'convolution/b losses/c',
    'losses/d losses/c',
  ])
  expect(maps['image-processing']).toEqual({ width: 0, height: 0, nodes: [], edges: [] })
})

test('the overview counts what leads across, with the greater part', () => {
  const { overview } = compileMap(topics, [
    concept('convolution/a', 'losses/c'),
    concept('losses/c'),
    concept('losses/d', 'convolution/b', 'convolution/e'),
    concept('convolution/b'),
    concept('convolution/e', 'convolution/b'),
  ])
  expect(overview.edges.map(({ path: _, ...edge }) => edge)).toEqual([
    { from: 'convolution', to: 'losses', count: 2, back: 1 },
  ])
})

test('links to nothing, to itself and in a circle do not hang the build', () => {
  const { topics: maps } = compileMap(topics, [
    concept('losses/a', 'losses/b', 'losses/a', 'losses/nothing'),
    concept('losses/b', 'losses/a'),
  ])
  expect(maps.losses.nodes).toHaveLength(2)
  expect(maps.losses.edges).toHaveLength(2)
})
