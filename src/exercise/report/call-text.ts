import { tensorShape } from '../../runner/tensor-shape.ts'
import type { Plain } from '../../runner/verdict.ts'
import { isList, isRecord } from './plain.ts'
import { loneNumber } from './number-text.ts'

export interface CallPart {
  readonly text: string
  /** Shapes and values stand back behind the names. */
  readonly quiet: boolean
}

/** The names of the parameters of `fn`, read from the starter's signature; empty for one that is taken apart, none when it has another form. */
export function parameterNames(starter: string, fn: string): readonly string[] {
  const head = new RegExp(`\\bfunction\\s+${fn}\\s*(?:<[^(]*>)?\\(`).exec(starter)
  if (!head) return []
  const names: string[] = []
  let depth = 0
  let current = ''
  for (const char of starter.slice(head.index + head[0].length)) {
    if (char === ')' && depth === 0) {
      names.push(current)
      break
    }
    if (char === ',' && depth === 0) {
      names.push(current)
      current = ''
      continue
    }
    if ('([{<'.includes(char)) depth += 1
    const arrow = char === '>' && current.endsWith('=')
    if (')]}>'.includes(char) && !arrow) depth -= 1
    current += char
  }
  // After a trailing comma there is none.
  return names
    .filter((text) => text.trim() !== '')
    .map((text) => /^\s*([A-Za-z_$][\w$]*)/.exec(text)?.[1] ?? '')
}

/** `attention(q[6, 16], k[6, 16], causal = true)`: enough to see which case it is. */
export function callParts(
  fn: string,
  args: readonly Plain[],
  names: readonly string[],
): readonly CallPart[] {
  const parts: CallPart[] = [{ text: `${fn}(`, quiet: false }]
  args.forEach((value, i) => {
    if (i > 0) parts.push({ text: ', ', quiet: false })
    const name = names[i] ?? ''
    if (name !== '') parts.push({ text: name, quiet: false })
    parts.push({ text: argumentText(value, name !== ''), quiet: true })
  })
  parts.push({ text: ')', quiet: false })
  return parts
}

function argumentText(value: Plain, named: boolean): string {
  const shape = tensorShape(value)
  if (shape && shape.length > 0) return `[${shape.join(', ')}]`
  const text = shortText(value)
  return named ? ` = ${text}` : text
}

/** A number as reports write them, text cut where it is long. */
export const scalarText = (value: number | string): string =>
  typeof value === 'number'
    ? loneNumber(value)
    : JSON.stringify(value.length > 24 ? `${value.slice(0, 24)}…` : value)

function shortText(value: Plain): string {
  if (typeof value === 'number' || typeof value === 'string') return scalarText(value)
  if (isList(value)) return `[…${value.length}]`
  if (isRecord(value)) return `{ ${Object.keys(value).slice(0, 4).join(', ')} }`
  return String(value)
}
