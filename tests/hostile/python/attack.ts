import type { Attack, Ending } from '../attack.ts'

const indented = (lines: string): string => lines.trim().replace(/^(?=.)/gm, '    ')

/** Doubles a list as it should, and attacks when the list has two entries: in the first check. */
const inCall = (body: string, top = ''): string => `import numpy as np
${top.trim()}
def f(x):
    if len(x) != 2:
        return [2 * v for v in x]
${indented(body)}
`

export type More = Partial<Attack> & { readonly top?: string }

/** A call that must end in one of these ways. */
export const call = (
  name: string,
  ends: readonly Ending[],
  body: string,
  { top, ...rest }: More = {},
): Attack => ({ name, source: inCall(body, top), ends, ...rest })

/** A call that costs its own check and nothing else. */
export const alone = (
  name: string,
  ends: readonly Ending[],
  body: string,
  more: More = {},
): Attack => call(name, ends, body, { othersPass: true, ...more })

/** What must be refused: `body` returns what it has got, or raises. */
export const reach = (name: string, body: string, more: More = {}): Attack =>
  alone(
    name,
    ['wrong'],
    `def got():\n${indented(body)}
try:
    return ['GOT', repr(got())[:2000]]
except Exception as error:
    return ['refused', repr(error)[:2000]]`,
    { report: /^\["refused"/, ...more },
  )

/** A whole module, for what happens while it is loaded. */
export const module = (
  name: string,
  ends: readonly Ending[],
  source: string,
  more: Partial<Attack> = {},
): Attack => ({ name, source, ends, ...more })

export const honest = 'def f(x):\n    return [2 * v for v in x]\n'
