// A bank of ten thousand questions: ours many times over, under other ids and titles, built as the app is.
import { spawnSync } from 'node:child_process'
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { parse, stringify } from 'yaml'
import { topicIds } from '../../src/content/schema/common.ts'
import type { AuthoredQuestion } from '../../src/content/schema/question.ts'
import { builtIndex } from './built-index.ts'
import { figureRow, type Row } from './row.ts'
import { firstScreens } from './visit.ts'

const root = path.resolve(import.meta.dirname, '../..')
const many = 10_000

export async function scaleGroup(dist: string): Promise<readonly Row[]> {
  const folder = mkdtempSync(path.join(tmpdir(), 'offhand-scale-'))
  try {
    const out = path.join(folder, 'dist')
    multiply(path.join(folder, 'bank'))
    const start = performance.now()
    const built = spawnSync(
      process.execPath,
      ['node_modules/vite/bin/vite.js', 'build', '--outDir', out, '--logLevel', 'error'],
      {
        cwd: root,
        env: { ...process.env, OFFHAND_CONTENT: path.join(folder, 'bank') },
        encoding: 'utf8',
      },
    )
    const ms = performance.now() - start
    if (built.status !== 0) throw new Error(`the large bank does not build: ${built.stderr}`)
    const count = builtIndex(out).index.questions.length
    if (count < many) throw new Error(`the large bank has ${count} questions only`)
    const real = await firstScreens(dist)
    const large = await firstScreens(out)
    const ratio = large.measured.median / real.measured.median
    return [
      figureRow(`build of the app with ${many} questions`, 'ms', ms, { budget: 90_000 }),
      { ...real, what: `${real.what}, ${builtIndex(dist).index.questions.length} questions` },
      { ...large, what: `${large.what}, ${many} questions` },
      figureRow('… ratio', '×', ratio, { budget: 1.5 }),
    ]
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Every authored question as often as it takes. */
function multiply(bank: string): void {
  const files = topicIds.flatMap((topic) => {
    const from = path.join(root, 'questions', topic)
    const to = path.join(bank, 'questions', topic)
    mkdirSync(to, { recursive: true })
    return readdirSync(from).flatMap((name) => {
      if (name === 'topic.yaml' || name.endsWith('.svg'))
        cpSync(path.join(from, name), path.join(to, name))
      return name.endsWith('.yaml') && name !== 'topic.yaml' ? [{ topic, name, from, to }] : []
    })
  })
  const read = files.map((file) => ({
    ...file,
    content: parse(readFileSync(path.join(file.from, file.name), 'utf8')) as {
      readonly concept: string
      readonly questions: readonly AuthoredQuestion[]
    },
  }))
  const own = read.reduce((sum, { content }) => sum + content.questions.length, 0)
  const copies = Math.ceil(many / own)
  for (const { to, name, content } of read) {
    const questions = Array.from({ length: copies }, (_, n) =>
      content.questions.map((question) => copyOf(question, n)),
    ).flat()
    writeFileSync(path.join(to, name), stringify({ concept: content.concept, questions }))
  }
}

/** The exercises are left out, so that nothing but the bank is measured. */
function copyOf({ exercises: _, ...question }: AuthoredQuestion, n: number): object {
  const { en, zh } = question.title
  return {
    ...question,
    id: `${question.id}-copy-${n}`,
    title: { en: `${en}, ${n}`, zh: `${zh}，${n}` },
    stem: { en: `${n}. ${question.stem.en}`, zh: `${n}. ${question.stem.zh}` },
  }
}
