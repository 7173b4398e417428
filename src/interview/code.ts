import { err, ok, type Result } from '../base/result.ts'
import type { TopicId } from '../content/types.ts'
import { codeShares, lengths, levelNames, type PaperSettings } from './set-up.ts'

/** What a code says: with the same bank the same paper. */
export interface PaperCode {
  readonly settings: PaperSettings
  readonly seed: number
}

export type CodeProblem =
  /** Not sixteen of our letters and digits, or mistyped. */
  | 'malformed'
  /** Made by a later version of the app. */
  | 'newer'
  /** Made with another state of the question bank, which would give another paper. */
  | 'other-bank'

/** Crockford's base 32: no I, L, O and U, so that a code can be read out. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const digits = 16
const formatVersion = 1

/** From the highest place down; they fill 75 bits, and five bits of check follow. */
const parts = [
  ['format', 4],
  ['bank', 22],
  ['minutes', 3],
  ['level', 2],
  ['codeShare', 3],
  ['topics', 10],
  ['seed', 31],
] as const
type Part = (typeof parts)[number][0]

export const mostSeed = 2 ** 31 - 1

/** Sixteen letters and digits in groups of four. `version` is the bank's. */
export function encodePaper(
  { settings, seed }: PaperCode,
  version: string,
  topics: readonly TopicId[],
): string {
  const values: Readonly<Record<Part, number>> = {
    format: formatVersion,
    bank: bankMark(version),
    minutes: lengths.indexOf(settings.minutes),
    level: levelNames.indexOf(settings.level),
    codeShare: codeShares.indexOf(settings.codeShare),
    topics: topics.reduce(
      (mask, id, place) => mask | (settings.topics.includes(id) ? 1 << place : 0),
      0,
    ),
    seed,
  }
  let bits = 0n
  for (const [part, size] of parts) bits = (bits << BigInt(size)) | BigInt(values[part])
  const text = toText((bits << 5n) | BigInt(checkOf(bits)))
  return text.replace(/(.{4})(?=.)/g, '$1-')
}

/** Case, spaces and hyphens do not matter, nor do O for 0 and I or L for 1. */
export function decodePaper(
  text: string,
  version: string,
  topics: readonly TopicId[],
): Result<PaperCode, CodeProblem> {
  const all = fromText(text)
  if (all === null) return err('malformed')
  const bits = all >> 5n
  if (checkOf(bits) !== Number(all & 31n)) return err('malformed')
  let rest = bits
  const values = {} as Record<Part, number>
  for (const [part, size] of parts.toReversed()) {
    values[part] = Number(rest & ((1n << BigInt(size)) - 1n))
    rest >>= BigInt(size)
  }
  if (values.format > formatVersion) return err('newer')
  if (values.format === 0) return err('malformed')
  if (values.bank !== bankMark(version)) return err('other-bank')
  const minutes = lengths[values.minutes]
  const level = levelNames[values.level]
  const codeShare = codeShares[values.codeShare]
  if (minutes === undefined || level === undefined || codeShare === undefined)
    return err('malformed')
  const chosen = topics.filter((_, place) => (values.topics >> place) & 1)
  return ok({ settings: { minutes, level, codeShare, topics: chosen }, seed: values.seed })
}

function toText(value: bigint): string {
  let text = ''
  for (let place = digits - 1; place >= 0; place--)
    text += alphabet[Number((value >> BigInt(5 * place)) & 31n)] ?? ''
  return text
}

function fromText(text: string): bigint | null {
  const plain = text.toUpperCase().replace(/[\s-]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1')
  if (plain.length !== digits) return null
  let value = 0n
  for (const letter of plain) {
    const digit = alphabet.indexOf(letter)
    if (digit < 0) return null
    value = (value << 5n) | BigInt(digit)
  }
  return value
}

/** Every mistyped letter changes it, since the weights are odd; most exchanged ones do as well. */
function checkOf(bits: bigint): number {
  let sum = 0
  for (let weight = 1, rest = bits; rest > 0n; weight += 2, rest >>= 5n)
    sum = (sum + weight * Number(rest & 31n)) % 32
  return sum
}

/** FNV-1a over the bank's version, 22 bits of it. */
function bankMark(version: string): number {
  let hash = 0x811c9dc5
  for (const letter of version)
    hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193) >>> 0
  return hash & (2 ** 22 - 1)
}
