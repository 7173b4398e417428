export const primer = {
  missing: 'There is no primer at this address.',
  missingNext: 'Each topic has one; they are linked from its questions.',
  bank: 'All questions',
  failed: 'The primer could not be loaded.',
  now: 'This topic',
  questions_one: '{{count}} question',
  questions_other: '{{count}} questions',
  print: 'Print as a cheat sheet',
  others: 'Other primers',
} as const
