// A fence that has silently stopped working is worse than none: each gets one planted violation.
import { spawnSync } from 'node:child_process'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { ESLint } from 'eslint'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

const root = path.resolve(import.meta.dirname, '../..')

/** path, content, what must be reported. */
const planted: readonly (readonly [string, string, string])[] = [
  ['src/quiz/planted-a.ts', "import '../exercise/exercise-page.tsx'", 'quiz/ may import only'],
  ['src/base/planted-b.ts', "import '../content/types.ts'", 'base/ may import only'],
  ['src/ui/planted-c.ts', "import '../progress/events.ts'", 'ui/ may import only'],
  ['src/runner/candidate/planted-d.ts', "import '../verdict.ts'", 'knows only the protocol'],
  ['src/runner/planted-e.ts', "import '../content/types.ts'", 'runner/ may import only'],
  ['exercises/softmax/planted-f.ts', "import '../../src/progress/events.ts'", 'Checks use the kit'],
  ['questions/losses/planted-g.ts', "import '../../src/progress/events.ts'", 'Generators use'],
  ['src/quiz/planted-h.ts', "import 'dexie'", 'Only src/progress imports dexie'],
  ['src/quiz/planted-i.tsx', "import 'dexie'", 'Only src/progress imports dexie'],
  ['src/app/planted-j.ts', "import 'ts-fsrs'", 'Only src/schedule imports ts-fsrs'],
  [
    'src/quiz/planted-k.ts',
    "import 'monaco-editor/editor'",
    'Only src/exercise imports monaco-editor',
  ],
  ['src/quiz/planted-l.ts', "import 'react'", 'free of React'],
  ['src/schedule/planted-m.ts', 'export const t = Date.now()', 'Take the time'],
  ['src/progress/planted-n.ts', 'export const r = Math.random()', 'Take the random source'],
  ['src/ui/planted-o.tsx', 'export function A() { return <b>Text</b> }', 'comes from i18n'],
  ['src/ui/PlantedP.ts', 'export const a = 1', 'KEBAB_CASE'],
  [
    'src/stats/planted-q.ts',
    "import { r } from './planted-r.ts'\nexport const q = (): unknown => r",
    'Dependency cycle',
  ],
  [
    'src/stats/planted-r.ts',
    "import { q } from './planted-q.ts'\nexport const r = (): unknown => q",
    'Dependency cycle',
  ],
  ['src/base/planted-s.ts', 'export const s: any = 1', 'Unexpected any'],
  ['src/base/planted-t.ts', 'export default 1', 'Prefer named exports'],
  [
    'src/base/planted-u.ts',
    'export const u = () => { Promise.resolve(1) }',
    'Promises must be awaited',
  ],
  [
    'src/app/planted-v.ts',
    "import '../../tooling/content/problem.ts'",
    'knows nothing of its build tools',
  ],
]

const compiled: readonly (readonly [string, string, string, string])[] = [
  [
    'src/runner/candidate/planted-w.ts',
    'export const w = document.title',
    'tsconfig.worker.json',
    "Cannot find name 'document'",
  ],
  [
    'src/schedule/planted-x.ts',
    'export const x = window.name',
    'tsconfig.pure.json',
    "Cannot find name 'window'",
  ],
  ['src/base/planted-y.ts', 'export enum Y { A }', 'tsconfig.app.json', 'erasableSyntaxOnly'],
]

const all = [...planted, ...compiled]
const plant = () => {
  for (const [file, content] of all) {
    mkdirSync(path.dirname(path.join(root, file)), { recursive: true })
    writeFileSync(path.join(root, file), `${content}\n`)
  }
}
const weed = () => {
  for (const [file] of all) rmSync(path.join(root, file), { force: true })
}

describe('every fence reports its planted violation', () => {
  let messages: Map<string, string>
  const compilerOutput = new Map<string, string>()

  beforeAll(async () => {
    try {
      plant()
      const results = await new ESLint({ cwd: root }).lintFiles(planted.map(([file]) => file))
      messages = new Map(
        results.map((result) => [
          path.relative(root, result.filePath).split(path.sep).join('/'),
          result.messages.map((message) => message.message).join('\n'),
        ]),
      )
      for (const [, , project] of compiled) {
        const tsc = spawnSync(
          process.execPath,
          ['node_modules/typescript/bin/tsc', '-p', project, '--pretty', 'false'],
          { cwd: root, encoding: 'utf8' },
        )
        compilerOutput.set(project, tsc.stdout)
      }
    } finally {
      weed()
    }
  }, 300_000)
  afterAll(weed)

  test.each(planted)('%s', (file, _content, expected) => {
    expect(messages.get(file) ?? 'nothing was reported').toContain(expected)
  })

  test.each(compiled)('%s', (file, _content, project, expected) => {
    const lines = (compilerOutput.get(project) ?? '')
      .split('\n')
      .filter((line) => line.startsWith(file))
    expect(lines.join('\n')).toContain(expected)
  })
})
