import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'
import { readPaths } from './paths.ts'

const read = (text: string | null) => {
  const root = mkdtempSync(path.join(tmpdir(), 'offhand-paths-'))
  mkdirSync(path.join(root, 'exercises'))
  if (text !== null) writeFileSync(path.join(root, 'exercises/paths.yaml'), text)
  const { paths, problems } = readPaths(root, new Set(['softmax', 'nms', 'conv2d']))
  return {
    paths,
    problems: problems.map(({ line, field, message }) => `${line}: ${field}: ${message}`),
  }
}

test('groups hold every exercise once, paths each at most once; what is wrong has its line', () => {
  expect(read(null)).toEqual({ paths: { groups: [], paths: [] }, problems: [] })
  const { problems } = read(`groups:
  - id: all
    title: { en: All, zh: 全部 }
    exercises: [softmax, nmms, softmax]
paths:
  - id: short
    title: { en: Short, zh: 短 }
    about: { en: Short., zh: 短。 }
    steps:
      - exercises: [nms, nms]
`)
  expect(problems).toEqual([
    '4: groups.0.exercises.1: found "nmms", which is no exercise; did you mean "nms"?',
    '4: groups.0.exercises.2: found "softmax" again; keep it once',
    '2: groups: found no group for nms, conv2d; put each into one',
    '10: paths.0.steps.0.exercises.1: found "nms" again; keep it once',
  ])
})
