// Broken content fails the build and says where and how to mend it. Each case breaks one thing of a
// small sound tree and reads the whole report.
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { compileContent } from '../../tooling/content/compile.ts'
import { formatProblems } from '../../tooling/content/problem.ts'

const repository = path.resolve(import.meta.dirname, '../..')
let root = ''

beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'offhand-content-'))
  cpSync(path.join(repository, 'tests/fixtures/content'), root, { recursive: true })
  for (const name of ['node_modules', 'src', 'tooling'])
    symlinkSync(path.join(repository, name), path.join(root, name))
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

const change = (file: string, from: string, to: string): void => {
  const absolute = path.join(root, file)
  const text = readFileSync(absolute, 'utf8')
  expect(text, `${file} has the text to change`).toContain(from)
  writeFileSync(
    absolute,
    text.replace(from, () => to),
  )
}
const report = async (): Promise<string> => formatProblems((await compileContent(root)).problems)

const questions = 'questions/convolution/dilated-conv.yaml'
const topic = 'questions/convolution/topic.yaml'
const exercise = 'exercises/double'

test('the sound tree has no problem', async () => {
  expect(await report()).toBe('')
})

describe('questions', () => {
  test('broken YAML', async () => {
    change(questions, 'stem:\n      en: |-', 'stem: {\n      en: |-')
    expect(await report()).toMatch(
      /^questions\/convolution\/dilated-conv\.yaml:\d+: YAML: .+; quote the text or use a block scalar/,
    )
  })

  test('a missing translation', async () => {
    change(
      questions,
      'title: { en: Reach of a dilated kernel, zh: 空洞卷积核的覆盖范围 }',
      'title: { en: Reach of a dilated kernel }',
    )
    expect(await report()).toBe(
      `${questions}:6: questions[0].title.zh: found nothing, expected the Chinese text; add zh:`,
    )
  })

  test('a translation that was copied', async () => {
    change(questions, '每一侧需要补多少个零（两侧相同）？', 'How many zeros per side?')
    change(
      questions,
      '一个 $5\\times5$ 卷积，步长为 1、膨胀率为 3，要求输出的高和宽不变。',
      'A convolution.',
    )
    expect(await report()).toContain(
      'dilated-conv-padding-to-keep-size.stem.zh: found no Chinese in the Chinese text; translate it',
    )
  })

  test('an id used twice', async () => {
    change(questions, 'id: dilated-conv-padding-to-keep-size', 'id: dilated-conv-effective-kernel')
    expect(await report()).toBe(
      `${questions}:46: id: found "dilated-conv-effective-kernel" again (first at ${questions}:3); ids are unique in the whole bank: choose another`,
    )
  })

  test('a wrong option without its misconception, and no right option', async () => {
    change(questions, '        correct: true\n', '')
    change(questions, '        why:\n          en: Reads', '        because:\n          en: Reads')
    const text = await report()
    expect(text).toContain('found the unknown field because')
    expect(text).toContain(`${questions}:`)
  })

  test('an unknown field, an unknown type, and TeX that KaTeX cannot read, all at once', async () => {
    change(questions, 'type: numeric', 'type: number')
    change(topic, 'summary:', 'sumary:')
    const text = await report()
    expect(text).toContain(
      `${questions}:47: questions[1].type: found an unknown type; expected single`,
    )
    expect(text).toContain(`${topic}:`)
    expect(text).toContain('found the unknown field sumary')
  })

  test('broken TeX', async () => {
    change(questions, '$k\\cdot d$. It counts', '$k\\cdott d$. It counts')
    expect(await report()).toMatch(
      /dilated-conv-effective-kernel\.options\.0\.why\.en: KaTeX parse error: Undefined control sequence: \\cdott.+mend the TeX/,
    )
  })

  test('a concept that does not exist', async () => {
    change(topic, 'requires: [output-size]', 'requires: [output-sise]')
    expect(await report()).toContain('did you mean "convolution/output-size"?')
  })

  test('prerequisites in a circle', async () => {
    change(topic, 'zh: 输出尺寸 }', 'zh: 输出尺寸, requires: [dilated-conv] }')
    expect(await report()).toContain(
      'prerequisites run in a circle: convolution/output-size → convolution/dilated-conv → convolution/output-size',
    )
  })

  test('a figure that is not there', async () => {
    change(
      questions,
      'difficulty: 3',
      'difficulty: 3\n    figure: { file: grid.svg, alt: { en: A grid, zh: 网格 } }',
    )
    expect(await report()).toContain("found no grid.svg in the topic's folder")
  })
})

describe('exercises', () => {
  test('a mutant that survives', async () => {
    change(`${exercise}/mutants.yaml`, 'to: 2 * Math.abs(value)', 'to: value + value')
    expect(await report()).toBe(
      `${exercise}/mutants.yaml:1: absolute: this mutant survives: no check rejects it; add a check that does, or drop it if it is not wrong`,
    )
  })

  test('a starter that passes', async () => {
    cpSync(path.join(root, exercise, 'solution.ts'), path.join(root, exercise, 'starter.ts'))
    expect(await report()).toBe(
      `${exercise}/starter.ts:1: the starter passes every check; leave the work to the learner`,
    )
  })

  test('a reference that fails', async () => {
    change(`${exercise}/solution.ts`, '2 * value', '3 * value')
    change(`${exercise}/mutants.yaml`, 'from: 2 * value', 'from: 3 * value')
    expect(await report()).toContain(
      `${exercise}/solution.ts:1: the reference does not pass 'three-numbers' (fail)`,
    )
  })

  test('an edit that does not apply', async () => {
    change(`${exercise}/mutants.yaml`, 'from: 2 * value', 'from: two * value')
    expect(await report()).toContain(
      'found "two * value" 0 times in solution.ts, expected exactly once',
    )
  })

  test('a mutant that does not type-check', async () => {
    change(`${exercise}/mutants.yaml`, 'to: 2 * Math.abs(value)', 'to: String(value)')
    expect(await report()).toContain('the edited solution does not type-check: line 3')
  })

  test('a mutant that never ends is stopped and named', { timeout: 120_000 }, async () => {
    change(`${exercise}/mutants.yaml`, 'to: 2 * Math.abs(value)', 'to: "(() => { for (;;); })()"')
    expect(await report()).toContain('does a mutant loop for ever?')
  })

  test('a check without its words, and words without a check', async () => {
    change(`${exercise}/exercise.yaml`, 'id: negative', 'id: negatives')
    const text = await report()
    expect(text).toContain("checks.ts has no test 'negatives'")
    expect(text).toContain("the test 'negative' of checks.ts has no entry")
  })

  test('a formula that the reference does not meet', async () => {
    const operations = (text: string) =>
      change(`${exercise}/exercise.yaml`, 'hints:\n', `operations:\n${text}hints:\n`)
    operations(
      '  multiplications: 2*n\n  additions: n*m\n  divisions: { atMost: n }\n  where: { n: x.length, k: x.length }\n',
    )
    const at = `${exercise}/exercise.yaml`
    expect((await report()).split('\n')).toEqual([
      `${at}:10: operations.multiplications: "2*n" is 6 on the sample three-numbers, the reference does 3 multiplications; mend the formula, or say atMost where padding or a mask leaves some out`,
      `${at}:11: operations.additions: "m" in "n*m" is no letter of \`where\`; add it there`,
      `${at}:12: operations.divisions: no sample reaches "n"; a bound must be reached somewhere`,
      `${at}:13: operations.where.k: no formula uses "k"; remove it`,
    ])
  })

  test('a missing file', async () => {
    rmSync(path.join(root, exercise, 'statement.zh.md'))
    expect(await report()).toContain(`${exercise}/statement.zh.md:1: found no statement.zh.md`)
  })
})

describe('exercises in Python', () => {
  const at = `${exercise}/exercise.yaml`
  /** Before `hints:`, on line 9 of the manifest. */
  const offer = (yaml: string): void => change(at, 'hints:\n', `${yaml}\nhints:\n`)
  const write = (name: string, text: string): void =>
    writeFileSync(path.join(root, exercise, name), text)
  beforeEach(() => {
    write('starter.py', 'def double(x):\n    raise NotImplementedError("not written yet")\n')
    write('solution.py', 'def double(x):\n    return 2 * x\n')
  })

  test('what is sound has no problem', async () => {
    offer('python:\n  double: { arguments: [array] }\npythonNote: { en: A note., zh: 说明。 }')
    expect(await report()).toBe('')
  })

  test('neither starter nor reference', async () => {
    offer('python:\n  double: { arguments: [array] }')
    rmSync(path.join(root, exercise, 'starter.py'))
    rmSync(path.join(root, exercise, 'solution.py'))
    const why = 'exercise.yaml offers the exercise in Python; write it, or remove python:'
    expect((await report()).split('\n')).toEqual([
      `${exercise}/solution.py:1: found no solution.py, but ${why}`,
      `${exercise}/starter.py:1: found no starter.py, but ${why}`,
    ])
  })

  test('a starter that the manifest does not know of', async () => {
    expect(await report()).toBe(
      `${at}:1: python: found starter.py and solution.py, but no python: that says what the functions take; add it, or remove the files`,
    )
  })

  test('a function without a signature', async () => {
    change(at, 'entry: double', 'entry: double\nalso: [halve]')
    offer('python:\n  double: { arguments: [array] }')
    expect(await report()).toBe(
      `${at}:11: python.halve: found no signature; add halve: { arguments: [array] }`,
    )
  })

  test('a function that does not exist', async () => {
    offer('python:\n  double: { arguments: [array] }\n  duble: { arguments: [array] }')
    expect(await report()).toBe(
      `${at}:11: python.duble: found no such function; did you mean double?`,
    )
  })

  test('the name that a function has in Python', async () => {
    change(at, 'entry: double', 'entry: double\nalso: [doubleAll]')
    offer('python:\n  double: {}\n  double_all: {}')
    expect((await report()).split('\n')).toEqual([
      `${at}:11: python.doubleAll: found no signature; add doubleAll: { arguments: [array] }`,
      `${at}:12: python.double_all: found no such function; did you mean doubleAll?`,
    ])
  })

  test('an unknown kind, wherever it stands', async () => {
    offer(
      'python:\n  double:\n    arguments: [array, matrix]\n    options: { weights: { items: float } }',
    )
    const kinds = 'expected plain, array, int-array, { fields: … } or { items: … }'
    expect((await report()).split('\n')).toEqual([
      `${at}:11: python.double.arguments[1]: found matrix, ${kinds}`,
      `${at}:12: python.double.options.weights: found float, ${kinds}`,
    ])
  })

  test('an unknown field', async () => {
    offer('python:\n  double: { args: [array] }')
    expect(await report()).toBe(
      `${at}:10: python.double: found the unknown field args; expected only the fields of the schema; remove or rename it`,
    )
  })

  test('a note in one language', async () => {
    offer('python:\n  double: { arguments: [array] }\npythonNote: { en: A note. }')
    expect(await report()).toBe(
      `${at}:11: pythonNote.zh: found nothing, expected the Chinese text; add zh:`,
    )
  })

  test('a note on Python without Python', async () => {
    rmSync(path.join(root, exercise, 'starter.py'))
    rmSync(path.join(root, exercise, 'solution.py'))
    offer('pythonNote: { en: A note., zh: 说明。 }')
    expect(await report()).toBe(
      `${at}:9: pythonNote: found a note on Python, but no python:; add python: or remove the note`,
    )
  })
})
