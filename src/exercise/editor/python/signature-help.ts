import { callAround } from './call.ts'
import { callablesOf } from './callables.ts'
import type { PythonDocument } from './document.ts'
import { meaningOf } from './meaning.ts'
import { parameterFor, parametersOf } from './parameters.ts'
import { sightAt } from './sight.ts'

export interface SignatureHelp {
  readonly signatures: readonly {
    readonly label: string
    readonly doc: string
    /** Where each stands in the label. */
    readonly parameters: readonly (readonly [start: number, end: number])[]
  }[]
  readonly signature: number
  /** −1 for none. */
  readonly parameter: number
}

/** The parameters of the call that an offset lies in. */
export function signatureHelpAt(
  document: PythonDocument,
  offset: number,
  around: PythonDocument | null = null,
): SignatureHelp | null {
  if (document.isProse(offset)) return null
  const tokens = document.lineAt(offset)?.tokens ?? []
  const count = tokens.filter(({ end }) => end <= offset).length
  const call = callAround(tokens, count)
  if (!call) return null
  const sight = sightAt(document, offset, around)
  const callables = callablesOf(meaningOf(call.callee, sight), sight)
  if (callables.length === 0) return null
  const ways = callables.map(({ name, signature, doc }) => {
    const parameters = parametersOf(signature)
    return { name, signature, doc, parameters, at: parameterFor(parameters, call) }
  })
  const fitting = ways.findIndex(({ at }) => at >= 0)
  const signature = Math.max(0, fitting)
  return {
    signatures: ways.map(({ name, signature: text, doc, parameters }) => ({
      ...{ label: name + text, doc },
      parameters: parameters.map(
        ({ start, end }) => [name.length + start, name.length + end] as const,
      ),
    })),
    signature,
    parameter: ways[signature]?.at ?? -1,
  }
}
