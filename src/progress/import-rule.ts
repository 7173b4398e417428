import type { z } from 'zod'

/** What an imported value breaks; the screen has words for each. */
export type ImportRule =
  | { readonly type: 'kind'; readonly kind: ValueKind }
  | { readonly type: 'one-of'; readonly values: string }
  | { readonly type: 'at-least' | 'at-most'; readonly limit: number }
  /** Of a text or a list: how much there may be in it. */
  | { readonly type: 'longer' | 'shorter'; readonly limit: number }
  | { readonly type: 'form'; readonly form: 'uuid' | 'item' | 'plain' }
  | { readonly type: 'unknown-field'; readonly name: string }
  /** The same id stands before it with other contents. */
  | { readonly type: 'id-twice' }
  /** As the checker says it, in English. */
  | { readonly type: 'other'; readonly message: string }

export const valueKinds = ['text', 'number', 'whole', 'flag', 'list', 'object'] as const
export type ValueKind = (typeof valueKinds)[number]

const kinds: Readonly<Record<string, ValueKind>> = {
  string: 'text',
  number: 'number',
  int: 'whole',
  boolean: 'flag',
  array: 'list',
  object: 'object',
  record: 'object',
}

/** Messages of our own schema that stand for a rule. */
export const ruleMessages = { uuid: 'uuid', item: 'item', plain: 'plain' } as const

export function ruleOf(issue: z.core.$ZodIssue | undefined): ImportRule {
  switch (issue?.code) {
    case 'invalid_type': {
      const kind = kinds[issue.expected]
      return kind ? { type: 'kind', kind } : { type: 'other', message: issue.message }
    }
    case 'invalid_value':
      return { type: 'one-of', values: listOf(issue.values) }
    case 'too_small':
      return counts(issue.origin)
        ? { type: 'longer', limit: Number(issue.minimum) }
        : { type: 'at-least', limit: Number(issue.minimum) }
    case 'too_big':
      return counts(issue.origin)
        ? { type: 'shorter', limit: Number(issue.maximum) }
        : { type: 'at-most', limit: Number(issue.maximum) }
    case 'unrecognized_keys':
      return { type: 'unknown-field', name: issue.keys[0] ?? '' }
    case 'invalid_union':
      // The type of an event, or the form of an item.
      if ('options' in issue && issue.options)
        return { type: 'one-of', values: listOf(issue.options) }
      return named(issue.message)
    default:
      return named(issue?.message ?? 'something else')
  }
}

const counts = (origin: string): boolean => origin === 'string' || origin === 'array'

const named = (message: string): ImportRule => {
  const form = Object.values(ruleMessages).find((known) => known === message)
  return form ? { type: 'form', form } : { type: 'other', message }
}

const listOf = (values: readonly unknown[]): string =>
  values.map((value) => JSON.stringify(value) ?? String(value)).join(', ')
