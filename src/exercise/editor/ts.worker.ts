import { initialize, TypeScriptWorker } from 'monaco-editor/language/typescript/ts.worker'
import { stripTypes, type Stripped } from './strip-types.ts'

/** Monaco's language service, which also strips types: the compiler is there anyway. */
class StrippingTypeScriptWorker extends TypeScriptWorker {
  // A method of the prototype, because Monaco's proxy lists those.
  strip(source: string): Promise<Stripped> {
    return Promise.resolve(stripTypes(source))
  }
}

self.onmessage = () => {
  initialize((context, createData) => new StrippingTypeScriptWorker(context, createData))
}
