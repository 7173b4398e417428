import { limits, type RawFailure } from '../protocol.ts'
import type { CandidateFailure } from '../verdict.ts'

/** What a candidate may tell of itself; time, memory and cancelling are not for it to judge. */
const kinds: readonly RawFailure['kind'][] = [
  'thrown',
  'load',
  'syntax',
  'missing-export',
  'uncloneable',
  'too-large',
]

/** The candidate's account of a failure, with the place in the user's source where it can be found. */
export function candidateFailure(raw: RawFailure, ownLines = Infinity): CandidateFailure {
  const name = String(raw.name).slice(0, limits.messageText)
  const message = String(raw.message).slice(0, limits.messageText + 1)
  const position = positionIn(raw, ownLines)
  // A module that cannot be parsed never ran, so no line of its stack lies in it.
  const isSyntax = raw.kind === 'load' && name === 'SyntaxError' && !position
  const kind = isSyntax ? 'syntax' : kinds.includes(raw.kind) ? raw.kind : 'thrown'
  return { kind, name, message, ...position, ...(raw.stumbled === true && { stumbled: true }) }
}

/**
 * The innermost line of the stack that is the user's own. Types were blanked, so lines are theirs; what was put
 * behind them (the prelude) is not.
 */
function positionIn(
  { stack, url }: RawFailure,
  ownLines: number,
): { line: number; column: number } | null {
  if (url === '') return null
  for (let at = stack.indexOf(url); at >= 0; at = stack.indexOf(url, at + 1)) {
    const found = /^:(\d{1,7}):(\d{1,7})/.exec(stack.slice(at + url.length, at + url.length + 20))
    if (found && Number(found[1]) <= ownLines)
      return { line: Number(found[1]), column: Number(found[2]) }
  }
  return null
}
