export const common = {
  again: 'Try again',
  cancel: 'Cancel',
  close: 'Close',
  loading: 'Loading',
  minutes_one: '{{count}} minute',
  minutes_other: '{{count}} minutes',
  termQuestions: 'Questions about it',
  seconds_one: '{{count}} second',
  seconds_other: '{{count}} seconds',
} as const
