import type { Mismatch } from '../verdict.ts'
import { markCall } from './channel.ts'

export interface Evidence {
  readonly mismatch?: Mismatch
  /** The whole values, where they are known. */
  readonly expected?: unknown
  readonly got?: unknown
}

/** The candidate's answer is wrong: what makes a check fail rather than break. */
export class MismatchError extends Error {
  override readonly name = 'MismatchError'
  readonly mismatch: Mismatch | undefined
  readonly expected: unknown
  readonly got: unknown

  constructor(message: string, { mismatch, expected, got }: Evidence = {}) {
    super(message)
    // A terminal shows the first line of the stack: that of the check, not of the kit.
    this.stack =
      this.stack
        ?.split('\n')
        .filter((line) => !line.includes('/runner/examiner/'))
        .join('\n') ?? ''
    this.mismatch = mismatch
    this.expected = expected
    this.got = got
    markCall(this)
  }
}

/** One sentence on a mismatch, for terminals and as a last resort. */
export function mismatchText({ kind, path, ...rest }: Mismatch): string {
  const where = path.length === 0 ? 'the result' : `the result at ${pathText(path)}`
  const { expectedShape, gotShape, differing, total } = rest
  switch (kind) {
    case 'shape':
      return `${where} has shape [${gotShape?.join(', ') ?? '?'}], expected [${expectedShape?.join(', ') ?? '?'}]`
    case 'type':
      return `${where} is ${text(rest.got)}, expected ${text(rest.expected)}`
    case 'not-finite':
      return `${where} is ${text(rest.got)}, expected ${rest.expected === undefined ? 'a finite number' : text(rest.expected)}`
    case 'property':
      return `${where}: got ${text(rest.got)}, expected ${text(rest.expected)}`
    case 'value': {
      const many =
        total !== undefined && total > 1 ? `; ${differing ?? 1} of ${total} values differ` : ''
      return `${where} is ${text(rest.got)}, expected ${text(rest.expected)}${many}`
    }
  }
}

const pathText = (path: Mismatch['path']): string =>
  path.map((step) => (typeof step === 'number' ? `[${step}]` : `.${step}`)).join('')

/** Short, and total: what it shows came from the candidate. */
export function text(value: unknown): string {
  if (typeof value === 'number') return Object.is(value, -0) ? '-0' : String(value)
  try {
    const whole = JSON.stringify(value) ?? String(value)
    return whole.length > 200 ? `${whole.slice(0, 200)}…` : whole
  } catch {
    return Object.prototype.toString.call(value)
  }
}
