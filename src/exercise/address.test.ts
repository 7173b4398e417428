import { expect, test } from 'vitest'
import { askedIn, exerciseAddress, languageAsked } from './address.ts'

const parametersOf = (address: string) => new URL(address, 'https://offhand.test').searchParams

test('an address may ask for a language, and be turned to the other one', () => {
  const address = parametersOf(exerciseAddress('softmax', 'python'))
  expect(languageAsked(address)).toBe('python')
  expect(languageAsked(askedIn(address, 'typescript'))).toBe('typescript')
  expect(askedIn(parametersOf('/exercises/softmax?a=1&in=python'), 'typescript').toString()).toBe(
    'a=1&in=typescript',
  )
})

test('one that asks for none, or for one that we do not know', () => {
  expect(languageAsked(parametersOf('/exercises/softmax'))).toBeNull()
  expect(languageAsked(parametersOf('/exercises/softmax?in=cobol'))).toBeNull()
})
