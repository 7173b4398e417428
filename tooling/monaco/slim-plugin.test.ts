import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { cuts } from './slim-plugin.ts'

const entry = createRequire(import.meta.url).resolve('monaco-editor/editor')
const packages = entry.slice(0, entry.lastIndexOf('/monaco-editor/'))
const read = (file: string) => readFileSync(join(packages, file), 'utf8')

describe('cuts of monaco-editor', () => {
  test.each(cuts.map((cut) => [cut.file, cut] as const))(
    '%s is met and gets smaller',
    (file, cut) => {
      const code = read(file)
      expect(cut.apply(code).length).toBeLessThan(code.length)
    },
  )

  test('keep what is imported by name', () => {
    const [workers, manager, lib] = cuts.map((cut) => cut.apply(read(cut.file)))
    expect(workers).toContain("import { editor } from '../../editor/editor.api.js'")
    expect(workers).not.toMatch(/^import '/m)
    expect(manager).not.toContain('new Worker')
    expect(lib).toContain('libFileMap["lib.dom.d.ts"] = \'\';')
    expect(lib).toContain('interface Float64Array')
  })
})
