// What reaches the candidate's realm and frame, byte by byte, and the policies around them.
import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import strip from 'ts-blank-space'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Plain } from '../../src/runner/verdict.ts'
import { compileChecks } from '../../tooling/content/compile-checks.ts'
import { readExerciseSources } from '../../tooling/content/exercise-source.ts'
import { bundleScript, frameScriptHash } from '../../tooling/runner/bundle.ts'
import { found, linesOf, root } from './exercise-lines.ts'
import { type HostileSite, openHostileSite } from './site.ts'

const exercises = readExerciseSources(root)

/** Notes every text in whatever is posted to the candidate's worker, by the frame and by the examiner. */
const wiretap = `{
  const texts = new Set()
  // Gone by the time that the port arrives.
  const listen = EventTarget.prototype.addEventListener
  const walk = (value) => {
    if (typeof value === 'string') texts.add(value)
    else if (typeof value === 'object' && value !== null && !ArrayBuffer.isView(value))
      for (const key of Object.keys(value)) { if (!Array.isArray(value)) texts.add(key); walk(value[key]) }
  }
  self.addEventListener('message', ({ data, ports: [port] }) => {
    walk(data)
    listen.call(port, 'message', ({ data }) => walk(data))
  })
  Math.texts = () => [...texts]
}`

describe('[R96] the scripts of the sandbox', () => {
  test.each(['candidate', 'python-candidate', 'frame'] as const)(
    'the %s’s holds no check, no solution and no known wrong one',
    async (name) => {
      const { code, files } = await bundleScript(name)
      expect(
        files.filter(
          (file) => !/\/src\/(runner\/(candidate|frame|protocol)|base\/python-names)/.test(file),
        ),
      ).toEqual([])
      for (const exercise of exercises) expect(found(code, await linesOf(exercise))).toEqual([])
      for (const word of ['vitest', 'expectClose', 'describe(', 'misconception', 'mutant'])
        expect([word, code.includes(word)]).toEqual([word, false])
    },
  )
})

describe('[R97] what is posted to the candidate', () => {
  let site: HostileSite
  beforeAll(async () => {
    site = await openHostileSite()
  })
  afterAll(() => site.close())

  test.each(exercises.map((exercise) => [exercise.slug, exercise] as const))(
    '%s: its own code and the arguments of calls, nothing else',
    async (slug, exercise) => {
      const checks = await compileChecks(path.join(root, 'exercises', slug))
      const mutants = exercise.mutants.map(({ id }) => ({ id, code: 'export {}' }))
      await site.call(
        'open',
        { checks, mutants, reference: strip(exercise.solution) },
        { checkTimeoutMs: 5000 },
        wiretap,
      )
      // Answers every call with what has been posted so far.
      const functions = [...exercise.solution.matchAll(/^export (?:async )?function (\w+)/gm)]
      const own = functions
        .map(([, name]) => `export const ${name} = () => Math.texts()`)
        .join('\n')
      const { verdict } = await site.call('run', own)
      const texts = new Set<Plain>()
      for (const { calls } of verdict.checks)
        for (const { outcome } of calls)
          if (outcome.ok && Array.isArray(outcome.value))
            for (const text of outcome.value as readonly Plain[]) texts.add(text)
      expect(texts).toContain(own)
      expect(texts).toContain('call')
      const posted = [...texts].filter((text) => text !== own).join('\n')
      expect(found(posted, await linesOf(exercise))).toEqual([])
      const ids = [...verdict.checks, ...exercise.mutants].map(({ id }) => id)
      expect(ids.filter((id) => id.includes('-') && posted.includes(id))).toEqual([])
    },
  )
})

describe('[R98] the policies', () => {
  const policyIn = (html: string): string =>
    /<meta\s+http-equiv="Content-Security-Policy"\s+content="([^"]*)"/
      .exec(html)?.[1]
      ?.replaceAll('&#39;', "'") ?? ''

  test('the built page’s', async () => {
    const file = path.join(root, 'dist/index.html')
    if (!existsSync(file)) throw new Error('no build in dist/: run npm run build first')
    const html = readFileSync(file, 'utf8')
    expect(policyIn(html).split('; ')).toEqual([
      `default-src 'self'`,
      `script-src 'self' '${await frameScriptHash()}' 'wasm-unsafe-eval' blob:`,
      `style-src 'self' 'unsafe-inline'`,
      `font-src 'self'`,
      `img-src 'self' data:`,
      `connect-src 'self'`,
      `worker-src 'self' blob:`,
      `frame-src 'none'`,
      `object-src 'none'`,
      `base-uri 'none'`,
      `form-action 'none'`,
    ])
    // Only what comes after it is under it.
    const before = html.slice(0, html.indexOf('http-equiv="Content-Security-Policy"'))
    expect(before).not.toMatch(/<script|<link|<style/)
  })

  test('the frames’', async () => {
    const site = await openHostileSite()
    await site.call(
      'open',
      { checks: 'export default () => {}', mutants: [], reference: 'export {}' },
      {},
      '',
    )
    const frames = await site.call('frames')
    await site.close()
    expect(frames).toHaveLength(2)
    for (const { sandbox, html } of frames) {
      expect(sandbox).toBe('allow-scripts')
      expect(policyIn(html)).toBe(
        `default-src 'none'; script-src 'unsafe-inline' blob:; worker-src blob:`,
      )
      expect(html.indexOf('Content-Security-Policy')).toBeLessThan(html.indexOf('<script'))
      const scripts = [...html.matchAll(/<script>([\s\S]*?)<\/script>/g)].map(([, text]) => text)
      expect(
        scripts.map((text = '') => createHash('sha256').update(text).digest('base64')),
      ).toEqual([(await frameScriptHash()).replace('sha256-', '')])
    }
  })
})
