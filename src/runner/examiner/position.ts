import { limits, type RawFailure } from '../protocol.ts'
import type { CandidateFailure } from '../verdict.ts'

/** What a candidate may tell of itself; time, memory and cancelling are not for it to judge. */
const kinds: readonly RawFailure['kind'][] = [
  'thrown',
  'load',
  'missing-export',
  'uncloneable',
  'too-large',
]

/** The candidate's account of a failure, with the place in the user's source where it can be found. */
export function candidateFailure(raw: RawFailure): CandidateFailure {
  const name = String(raw.name).slice(0, limits.messageText)
  const message = String(raw.message).slice(0, limits.messageText + 1)
  const position = positionIn(raw)
  // A module that cannot be parsed never ran, so no line of its stack lies in it.
  const isSyntax = raw.kind === 'load' && name === 'SyntaxError' && !position
  const kind = isSyntax ? 'syntax' : kinds.includes(raw.kind) ? raw.kind : 'thrown'
  return { kind, name, message, ...position }
}

/** The innermost line of the stack that names the user's module. Types were blanked, so it is theirs. */
function positionIn({ stack, url }: RawFailure): { line: number; column: number } | null {
  if (url === '') return null
  for (let at = stack.indexOf(url); at >= 0; at = stack.indexOf(url, at + 1)) {
    const found = /^:(\d{1,7}):(\d{1,7})/.exec(stack.slice(at + url.length, at + url.length + 20))
    if (found) return { line: Number(found[1]), column: Number(found[2]) }
  }
  return null
}
