import {
  assigned,
  type Binding,
  indexOf,
  innerBindings,
  isName,
  parameter,
  targets,
  textAt,
  variable,
} from './bindings.ts'
import { closing, splitAtCommas } from './brackets.ts'
import type { Token } from './tokens.ts'

/** What a statement binds, in the order of its text. */
export function bindingsOf(line: readonly Token[]): readonly Binding[] {
  const tokens = textAt(line, 0) === 'async' ? line.slice(1) : line
  return [...ownBindings(tokens), ...innerBindings(tokens)]
}

function ownBindings(tokens: readonly Token[]): readonly Binding[] {
  switch (textAt(tokens, 0)) {
    case 'import':
      return splitAtCommas(tokens.slice(1)).flatMap(imported)
    case 'from':
      return importedFrom(tokens)
    case 'def':
      return defined(tokens, 'function')
    case 'class':
      return defined(tokens, 'class')
    case 'for':
      return [...targets(tokens.slice(1, indexOf(tokens, 'in'))), ...behindColon(tokens)]
    case 'with':
    case 'except':
      return [
        ...tokens.flatMap((token, i) =>
          isName(token) && textAt(tokens, i - 1) === 'as' ? [variable(token)] : [],
        ),
        ...behindColon(tokens),
      ]
    case 'case': {
      const [, name, colon] = tokens
      const isCapture = isName(name) && colon?.text === ':'
      return isCapture ? [variable(name), ...behindColon(tokens)] : assigned(tokens)
    }
    case 'if':
    case 'elif':
    case 'else':
    case 'while':
    case 'try':
    case 'finally':
      return behindColon(tokens)
    default:
      return assigned(tokens)
  }
}

/** `if x > 0: y = 1` on one line. */
function behindColon(tokens: readonly Token[]): readonly Binding[] {
  const rest = tokens.slice(indexOf(tokens, ':') + 1)
  return rest.length > 0 ? ownBindings(rest) : []
}

/** `a.b as c` binds c, and `a.b` binds a. */
function imported(part: readonly Token[]): readonly Binding[] {
  const { path, alias } = withAlias(part)
  const name = alias ?? part[0]
  if (!isName(name)) return []
  return [{ kind: 'import', name, target: alias ? path : name.text }]
}

function importedFrom(tokens: readonly Token[]): readonly Binding[] {
  const at = indexOf(tokens, 'import')
  const module = joined(tokens.slice(1, at))
  const names = tokens.slice(at + 1).filter(({ text }) => text !== '(' && text !== ')')
  return splitAtCommas(names).flatMap((part) => {
    const { path, alias } = withAlias(part)
    const name = alias ?? part[0]
    return isName(name) ? [{ kind: 'import', name, target: `${module}.${path}` }] : []
  })
}

function withAlias(part: readonly Token[]): { path: string; alias: Token | undefined } {
  const at = indexOf(part, 'as')
  return { path: joined(part.slice(0, at)), alias: part[at + 1] }
}

/** `def f(…) -> …:` and `class A(…):`. */
function defined(tokens: readonly Token[], kind: 'function' | 'class'): readonly Binding[] {
  const name = tokens[1]
  if (!isName(name)) return []
  const end = kind === 'class' ? closing(tokens, 2) + 1 : endOfHead(tokens)
  const head = textAt(tokens, 2) === '(' ? tokens.slice(2, end) : []
  const made: Binding = { kind, name, head }
  if (kind === 'class') return [made]
  return [made, ...splitAtCommas(tokens.slice(3, closing(tokens, 2))).flatMap(parameter)]
}

function endOfHead(tokens: readonly Token[]): number {
  const end = closing(tokens, 2)
  return end + indexOf(tokens.slice(end), ':')
}

const joined = (tokens: readonly Token[]): string => tokens.map(({ text }) => text).join('')
