import type { CandidateErrorKind } from '../../src/runner/verdict.ts'

/** How the attacked check ends: its answer is wrong, the code gave none, or the check broke over it. */
export type Ending = 'wrong' | 'broken' | CandidateErrorKind

export interface Attack {
  readonly name: string
  /** An ES module that exports `f`, or the same in Python. SITE and TRAP stand for two servers that may not be reached. */
  readonly source: string
  /** Any of these is an honest account of what happened. */
  readonly ends: readonly Ending[]
  /** What the attacked call reports, as JSON. */
  readonly report?: RegExp
  /** What the failure of the attacked check calls itself. */
  readonly failure?: RegExp
  /** The other checks, which are asked right questions by an innocent call, still pass. */
  readonly othersPass?: boolean
}

/** Doubles a list as it should, and attacks when the list has two entries: in the first check. */
const inCall = (body: string, top = ''): string => `${top}
export const f = (x) => {
  if (x.length !== 2) return x.map((v) => 2 * v)
  ${body}
}`

/** The globals: those that are left or, when the harness has kept them aside, all of them. */
const kept = 'const api = Math.kept ?? globalThis'

/** What must be refused: \`body\` returns what it has got, or throws. */
export const reach = (name: string, body: string): Attack => ({
  name,
  source: inCall(
    `return (async () => {
      try {
        return ['GOT', String(await (async () => { ${body} })())]
      } catch (error) {
        return ['refused', String(error)]
      }
    })()`,
    `${kept}
    const soon = (target) => new Promise((resolve, reject) => {
      target.onopen = target.onmessage = target.onload = () => resolve('an open connection')
      target.onerror = target.onclose = () => reject(new Error('an error event'))
      setTimeout(() => reject(new Error('silence')), 250)
    })
    const within = (promise) => Promise.race([promise, new Promise((_, reject) => setTimeout(() => reject(new Error('silence')), 250))])
    const there = (value, what) => { if (value === undefined || value === null) throw new Error(what + ' is not there'); return value }`,
  ),
  ends: ['wrong'],
  report: /^\["refused"/,
})

/** A call that must end in one of these ways. */
export const call = (
  name: string,
  ends: readonly Ending[],
  body: string,
  more: Partial<Attack> & { readonly top?: string } = {},
): Attack => {
  const { top, ...rest } = more
  return { name, source: inCall(body, `${kept}\n${top ?? ''}`), ends, ...rest }
}

/** A whole module, for what happens while it is loaded. */
export const module = (
  name: string,
  ends: readonly Ending[],
  source: string,
  more: Partial<Attack> = {},
): Attack => ({ name, source, ends, ...more })

export const honest = 'export const f = (x) => x.map((v) => 2 * v)'
