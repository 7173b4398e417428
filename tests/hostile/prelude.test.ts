// Code that imports the prelude has the prelude, and no way to anything else.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { compiled, engineInNode } from '../fixtures/typescript-engine.ts'
import { type Arena, openArena, table } from './arena.ts'
import { type Attack, call, module, reach } from './attack.ts'
import { right } from './rules.ts'
import { type HostileSite, openHostileSite } from './site.ts'

const named = "import { matmul, shape, transpose, zeros } from 'prelude'\n"
const whole = "import * as prelude from 'prelude'\n"
const behind = (before: string, attack: Attack): Attack => ({
  ...attack,
  source: before + attack.source,
})

const attacks: readonly Attack[] = [
  behind(
    named,
    module(
      'a module of another server beside it',
      ['load'],
      "import 'http://TRAP/a.js'\nexport const f = matmul",
    ),
  ),
  behind(
    named,
    module(
      'a module of the page’s own site beside it',
      ['load'],
      "import x from 'SITE'\nexport const f = x",
    ),
  ),
  behind(
    named,
    module('handing it on under its name', ['load'], "export { matmul as f } from 'prelude'"),
  ),
  behind(
    named,
    module('a module inside of it', ['load'], "import 'prelude/SITE'\nexport const f = 1"),
  ),
  behind(named, reach('import() of it', "return import('prelude')")),
  behind(named, reach('import() behind its name', "return import('prelude/../SITE')")),
  behind(
    named,
    reach('code made by its constructor', 'return matmul.constructor(\'return import("SITE")\')()'),
  ),
  behind(
    named,
    reach(
      'code made by the constructor of a generator',
      "return Reflect.construct(Object.getPrototypeOf(function* () {}).constructor, ['return 1'], matmul)().next()",
    ),
  ),
  behind(named, reach('who has called it', 'return there(matmul.caller, "the caller")')),
  behind(
    whole,
    reach(
      'what else hangs on it',
      `const seen = []
      for (let at = prelude; at && at !== Object.prototype; at = Object.getPrototypeOf(at)) seen.push(...Reflect.ownKeys(at))
      const other = seen.filter((key) => !['shape', 'zeros', 'matmul', 'transpose'].includes(key))
      return there(other[0], 'anything else')`,
    ),
  ),
  behind(
    named,
    reach(
      'the function that holds it, among the globals',
      "return there(Object.getOwnPropertyNames(globalThis).find((name) => /prelude/i.test(name)), 'a global')",
    ),
  ),
  behind(
    named,
    call(
      'patched built-ins below it',
      ['thrown'],
      `Array.from = () => { throw new Error('patched') }
      Array.prototype.reduce = () => 7
      try { return [shape(zeros([1, 1])), matmul([[1]], [[1]])] } catch { return transpose([[1]]) }`,
      { othersPass: true },
    ),
  ),
  behind(
    whole,
    call(
      'functions of its that were replaced',
      ['wrong'],
      'prelude.matmul = () => x; return prelude.matmul([[1]], [[2]])',
      { othersPass: true },
    ),
  ),
  behind(
    named,
    call('a size without end', ['thrown'], 'return zeros([2 ** 40])', { othersPass: true }),
  ),
]

let site: HostileSite
let arena: Arena
beforeAll(async () => {
  site = await openHostileSite()
  arena = await openArena(site, {
    right,
    limits: { checkTimeoutMs: 1000, deadlineMs: 4000, pingMs: 1000 },
  })
})
afterAll(() => site.close())

describe('[R153] the prelude leads nowhere', () => {
  test.each(table(attacks))('%s', async (_, attack) => {
    const { code } = await compiled(attack.source)
    await arena.withstand({ ...attack, source: code })
  })

  test('what is named in an import never becomes code', async () => {
    for (const name of [
      'matmul as x, x = fetch',
      "'x}; fetch(1); const {y' as z",
      'constructor',
      '__proto__',
    ]) {
      const source = `import { ${name} } from 'prelude'\nexport const f = 1`
      expect(await engineInNode.compile(source, undefined, { prelude: true })).toMatchObject({
        ok: false,
        error: { kind: 'syntax', line: 1 },
      })
    }
  })
})
