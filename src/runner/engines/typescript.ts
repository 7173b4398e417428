import { ok, type Result } from '../../base/result.ts'
import { type Engine, type Rewriting, triedCall } from '../engine.ts'
import type { CandidateFailure } from '../verdict.ts'

/** The source with the prelude behind it, if it imports that, in TypeScript still. */
export interface Linked {
  readonly source: string
  /** The line from which on the prelude stands in it. */
  readonly preludeFrom?: number
}

/**
 * TypeScript runs as JavaScript with its types blanked, so lines and columns stay true. Who blanks them is
 * handed in: the editor's own compiler where there is an editor. So is who puts the prelude behind the code;
 * without, its import is one like any other, and no other module can be loaded in the sandbox.
 */
export function typescriptEngine(options: {
  readonly strip: (
    source: string,
    rewriting?: Rewriting,
  ) => Promise<Result<string, CandidateFailure>>
  readonly link?: (source: string, offered: boolean) => Promise<Result<Linked, CandidateFailure>>
  readonly versions: Engine['versions']
}): Engine {
  const { strip, link, versions } = options
  return {
    id: 'typescript',
    versions,
    workerScript: async () => (await import('virtual:offhand/candidate-script')).script,
    compile: async (source, variant, offered) => {
      const isCall = variant?.type === 'call'
      const whole = isCall ? withCall(source, variant.expression) : source
      const linked = link ? await link(whole, offered?.prelude ?? false) : ok({ source: whole })
      if (!linked.ok) return linked
      // What stands behind the code is rewritten with it: the prelude's work counts as the code's own.
      const { source: program, ...rest } = linked.value
      const stripped = await strip(program, isCall ? undefined : variant)
      return stripped.ok ? ok({ code: stripped.value, ...rest }) : stripped
    },
  }
}

/** Behind the user's code, so that its lines stay where they are. */
function withCall(source: string, expression: string): string {
  const bare = expression.trim().replace(/;+$/, '')
  return `${source}\nexport const ${triedCall} = async () => (\n${bare}\n)\n`
}
