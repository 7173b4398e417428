import { ok } from '../../../src/base/result.ts'
import { typescriptEngine } from '../../../src/runner/engines/typescript.ts'
import { runOutOfMemory } from './out-of-memory.ts'
import { showHostile } from './page.ts'

const strip = (source: string) => Promise.resolve(ok(source))
const page = showHostile(typescriptEngine({ strip, versions: {} }))
if (location.hash === '#out-of-memory') void runOutOfMemory(page)
