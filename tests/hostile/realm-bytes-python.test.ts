// What reaches the candidate of Python, byte by byte: the script stands in realm-bytes.test.ts, here are the
// interpreter's files, the memory that it is continued from, and all that is posted.
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { gunzipSync } from 'node:zlib'
import strip from 'ts-blank-space'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Plain } from '../../src/runner/verdict.ts'
import { compileChecks } from '../../tooling/content/compile-checks.ts'
import { readExerciseSources } from '../../tooling/content/exercise-source.ts'
import { pythonPacks } from '../../tooling/python/packs.ts'
import { found, foundInBytes, linesOf, root } from './exercise-lines.ts'
import { type HostileSite, openHostileSite } from './site.ts'

const exercises = readExerciseSources(root)
/** Shorter lines stand in NumPy as well. */
const length = 40

let site: HostileSite
let lines: readonly string[]
beforeAll(async () => {
  lines = (await Promise.all(exercises.map(linesOf))).flat()
  site = await openHostileSite('python-page')
})
afterAll(() => site.close())

/** Before our script: notes whatever is posted to the worker, but the snapshot, and answers every call with the texts of it. */
const wiretap = `{
  const texts = new Set()
  const walk = (value) => {
    if (typeof value === 'string') texts.add(value)
    else if (value instanceof Map) for (const [key, entry] of value) { walk(key); walk(entry) }
    else if (typeof value === 'object' && value !== null && !ArrayBuffer.isView(value))
      for (const key of Object.keys(value)) { if (!Array.isArray(value)) texts.add(key); if (key !== 'snapshot') walk(value[key]) }
  }
  self.addEventListener('message', ({ data, ports: [port] }) => {
    walk(data)
    port?.addEventListener('message', ({ data }) => walk(data))
  })
  const { postMessage } = MessagePort.prototype
  MessagePort.prototype.postMessage = function (message, transfer) {
    if (message.type === 'done') message.outcome = { ok: true, value: { tree: [...texts], tensors: [] } }
    postMessage.call(this, message, transfer)
  }
}`

describe('[R144] the interpreter', () => {
  test('can be searched', () => {
    const line = lines.find((one) => one.length > length) ?? ''
    const bytes = Buffer.concat([Buffer.alloc(999, 1), Buffer.from(line), Buffer.alloc(99, 2)])
    expect(foundInBytes(bytes, lines, length)).toEqual([line.slice(0, length)])
  })

  test.each(pythonPacks(root).map((pack) => [pack.name, pack] as const))(
    'the files of %s hold no check, no solution and no known wrong one',
    (_, { bytes }) => {
      const index = bytes.subarray(4, 4 + bytes.readUInt32LE()).toString()
      const names = (JSON.parse(index) as readonly [string, number][]).map(([name]) => name)
      expect(
        names.filter((name) => !/^(python3\.11\/|kernel\.wasm$|python\.wasm$)/.test(name)),
      ).toEqual([])
      const ours = /(^|\/)(offhand|solution|starter|checks|mutants|exercises?)\b[^/]*$/
      expect(names.filter((name) => ours.test(name))).toEqual([])
      expect(foundInBytes(bytes, lines, length)).toEqual([])
    },
  )

  test('nor does the memory that later workers continue', async () => {
    await site.call(
      'open',
      { checks: 'export default () => {}', mutants: [], reference: '' },
      {},
      '',
    )
    const keptFile = () =>
      site.page.evaluate(async () => {
        const cache = await caches.open('offhand-python-snapshot')
        const [request] = await cache.keys()
        const response = request && (await cache.match(request))
        if (!response) return null
        const bytes = new Uint8Array(await response.arrayBuffer())
        let text = ''
        for (let at = 0; at < bytes.length; at += 30_000)
          text += String.fromCharCode(...bytes.subarray(at, at + 30_000))
        return btoa(text)
      })
    // It is kept once the page has been quiet for a while.
    let kept = await keptFile()
    for (; kept === null; kept = await keptFile())
      await new Promise((resolve) => setTimeout(resolve, 500))
    const file = Buffer.from(kept, 'base64')
    // Behind the hash.
    const memory = gunzipSync(file.subarray(64))
    expect(memory.length).toBeGreaterThan(2 ** 23)
    expect(memory.includes('offhand_bridge')).toBe(true)
    expect(foundInBytes(memory, lines, length)).toEqual([])
  })
})

describe('[R144] what is posted to the candidate of Python', () => {
  // The way is the same for all of them; what differs, the checks, is theirs in realm-bytes.test.ts.
  const some = exercises.filter(({ python }, i) => python !== null && i % 15 === 0)

  test.each(some.map((exercise) => [exercise.slug, exercise] as const))(
    '%s: its own code, what its functions take, and the arguments of calls',
    async (slug, exercise) => {
      const checks = await compileChecks(path.join(root, 'exercises', slug))
      const mutants = exercise.mutants.map(({ id }) => ({ id, code: 'export {}' }))
      const material = { checks, mutants, reference: strip(exercise.solution) }
      await site.call('open', material, { checkTimeoutMs: 10_000, deadlineMs: 100_000 }, wiretap)
      const own = readFileSync(path.join(root, 'exercises', slug, 'starter.py'), 'utf8')
      const { verdict } = await site.call('run', own)
      const texts = new Set<Plain>()
      for (const { calls } of verdict.checks)
        for (const { outcome } of calls)
          if (outcome.ok && Array.isArray(outcome.value))
            for (const text of outcome.value as readonly Plain[]) texts.add(text)
      const programs = [...texts].filter((text) => String(text).startsWith('{"source"'))
      expect(programs.map((text) => JSON.parse(String(text)) as unknown)).toEqual([
        { source: own, file: 'solution.py', signatures: { f: {} } },
      ])
      expect(texts).toContain('call')
      const posted = [...texts].filter((text) => !programs.includes(text)).join('\n')
      expect(found(posted, await linesOf(exercise))).toEqual([])
      const ids = [...verdict.checks, ...exercise.mutants].map(({ id }) => id)
      expect(ids.filter((id) => id.includes('-') && posted.includes(id))).toEqual([])
    },
  )
})
