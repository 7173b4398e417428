import { initialize, TypeScriptWorker } from 'monaco-editor/language/typescript/ts.worker'
import type { Rewriting } from '../../runner/engine.ts'
import { linkPrelude } from '../prelude/link.ts'
import { toCounting } from './counting/counting.ts'
import { toSinglePrecision } from './single-precision.ts'
import { stripTypes, type Stripped } from './strip-types.ts'

/** Monaco's language service, which also strips types and links the prelude: the compiler is there anyway. */
class StrippingTypeScriptWorker extends TypeScriptWorker {
  // Methods of the prototype, because Monaco's proxy lists those.
  link(source: string, prelude: string | null): Promise<ReturnType<typeof linkPrelude>> {
    return Promise.resolve(linkPrelude(source, prelude))
  }

  strip(source: string, rewriting?: Rewriting): Promise<Stripped> {
    const stripped = stripTypes(source)
    return Promise.resolve(
      stripped.ok && rewriting
        ? { ok: true, code: rewritten(source, stripped.code, rewriting) }
        : stripped,
    )
  }
}

function rewritten(source: string, code: string, rewriting: Rewriting): string {
  switch (rewriting.type) {
    case 'single-precision':
      return toSinglePrecision(source, code)
    case 'counting':
      return toCounting(source, code, rewriting.name)
  }
}

self.onmessage = () => {
  initialize((context, createData) => new StrippingTypeScriptWorker(context, createData))
}
