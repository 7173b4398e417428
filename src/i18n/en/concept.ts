export const concept = {
  missing: 'There is no concept at this address.',
  missingNext: 'The link may be old, or a letter is wrong.',
  bank: 'All questions',
  questions: 'Questions',
  exercises: 'To write by hand',
  now: 'How it stands',
  notMet: 'None of its questions was asked yet.',
  recall:
    'Mastery {{mastery}}%: {{met}} of {{total}} questions and exercises met, recall of these now about {{percent}}%.',
  practise_one: 'Practise {{count}} question',
  practise_other: 'Practise {{count}} questions',
  requires: 'Know first',
  leads: 'Leads to',
  map: 'On the map',
} as const
