import fc from 'fast-check'
import { expect, test } from 'vitest'
import { topicIds } from '../../content/schema/common.ts'
import { mapAddressOf, onMap, paramsOf, pathOf, whole } from './address.ts'

const topics = topicIds.map((id) => ({ id }))
const read = (query: string) => mapAddressOf(new URLSearchParams(query), topics)

test('an address says what it was made of', () => {
  const slug = fc.stringMatching(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  const topic = fc.constantFrom(...topicIds)
  const addresses = fc.oneof(
    fc.record({
      topic,
      at: fc.option(fc.tuple(topic, slug).map(([of, name]) => `${of}/${name}`)),
      view: fc.constantFrom('map' as const, 'list' as const, null),
      fit: fc.boolean(),
    }),
    fc.record({
      topic: fc.constant(null),
      at: fc.option(topic),
      view: fc.constantFrom('map' as const, 'list' as const, null),
      fit: fc.boolean(),
    }),
  )
  fc.assert(
    fc.property(addresses, (address) => {
      expect(mapAddressOf(paramsOf(address), topics)).toEqual(address)
    }),
  )
})

test('what is not known is left out', () => {
  expect(read('topic=alchemy&view=globe&zoom=7&at=')).toEqual(whole)
  expect(read('topic=losses&at=dice').at).toBe('losses/dice')
  expect(read('topic=losses&at=convolution/output-size').at).toBe('convolution/output-size')
})

test('paths are short', () => {
  expect(pathOf(whole)).toBe('/map')
  expect(onMap('losses/dice', 'losses')).toBe('/map?topic=losses&at=dice')
})
