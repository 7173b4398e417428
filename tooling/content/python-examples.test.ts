import { expect, test } from 'vitest'
import { withPythonExamples } from './python-examples.ts'

const signatures = {
  nmsAt: {
    arguments: ['array' as const, { items: 'int-array' as const }],
    options: { classIds: 'int-array' as const },
    returns: ['kept', 'scores'],
  },
  step: { arguments: [{ fields: { runningMean: 'array' as const } }] },
}
const block = (language: string, code: string) => `\`\`\`${language}\n${code}\`\`\``
const twin = (code: string) => withPythonExamples(`Text.\n\n${block('ts', code)}\n`, signatures)
const pair = (code: string, python: string) =>
  `Text.\n\n${block('ts', code)}\n\n${block('python', python)}\n`

test('arrays, lists of arrays, keyword arguments and a tuple without names', () => {
  const code = `nmsAt([1, -2.5], [[3], []], { classIds: [4], soft: true, mode: 'max', limit: null })
// { kept: [0], scores: [0.5] }
`
  expect(twin(code)).toBe(
    pair(
      code,
      `nms_at(
    np.array([1.0, -2.5]),
    [np.array([3]), np.array([])],
    class_ids=np.array([4]), soft=True, mode="max", limit=None,
)
# ([0], [0.5])
`,
    ),
  )
})

test('what is declared is made into what a later block takes it for', () => {
  const first = `const state = { runningMean: [1], other: NaN }\n`
  const second = `step(state)\n// {\n//   runningMean: [2],\n// }\n`
  const both = withPythonExamples(`${block('ts', first)}\n\n${block('ts', second)}\n`, signatures)
  expect(both).toContain(
    block('python', `state = {"running_mean": np.array([1.0]), "other": np.nan}\n`),
  )
  expect(both).toContain(block('python', `step(state)\n# {\n#   "running_mean": [2],\n# }\n`))
})

test('a logarithm of rows is one of an array', () => {
  expect(twin('nmsAt([0.5].map((row) => row.map(Math.log)), [])\n')).toContain(
    'nms_at(np.log(np.array([0.5])), [])',
  )
})

test('what has no simple twin stays as it is; what is no TypeScript is told', () => {
  expect(twin('nmsAt(boxes.map((box) => box * 2), [])\n')).toBeNull()
  expect(twin('nmsAt(makeBoxes(4), [])\n')).toBeNull()
  expect(() => twin('nmsAt([1, )\n')).toThrow('expected')
})
