import { expect, test } from 'vitest'
import { issueText } from './issue-text.ts'

test('a flag becomes an issue that says where to look', () => {
  const entry = {
    id: 'dice-two-segmenters',
    topic: 'losses',
    concept: 'losses/dice',
    title: { en: 'Two segmenters', zh: '两种分割' },
  } as const
  expect(issueText(entry, 'B is right too:\n# see F1', 'abc123')).toBe(
    `### Two segmenters · 两种分割

- Question: \`dice-two-segmenters\` (\`questions/losses/dice.yaml\`)
- Bank: abc123

> B is right too:
> # see F1
`,
  )
})
