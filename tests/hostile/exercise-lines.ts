// What could be recognised of an exercise, wherever it turns up.
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { compileChecks } from '../../tooling/content/compile-checks.ts'
import type { ExerciseSource } from '../../tooling/content/exercise-source.ts'

export const root = path.resolve(import.meta.dirname, '../..')

/** Every line of its checks, its solutions and its known wrong ones that is long enough to be its own. */
export async function linesOf({
  slug,
  solution,
  python,
  mutants,
}: ExerciseSource): Promise<readonly string[]> {
  const folder = path.join(root, 'exercises', slug)
  const texts = [
    readFileSync(path.join(folder, 'checks.ts'), 'utf8'),
    await compileChecks(folder),
    solution,
    python?.solution ?? '',
    ...mutants.map(({ code }) => code),
  ]
  const lines = texts.flatMap((text) => text.split('\n')).map((line) => line.trim())
  return [...new Set(lines)].filter((line) => line.length >= 20)
}

export const found = (text: string, lines: readonly string[]): string[] =>
  lines.filter((line) => text.includes(line))

/** The lines whose first `length` bytes stand anywhere in tens of megabytes: by a hash that rolls over them. */
export function foundInBytes(
  bytes: Uint8Array,
  lines: readonly string[],
  length: number,
): readonly string[] {
  const base = 257
  let power = 1
  for (let i = 1; i < length; i++) power = Math.imul(power, base)
  const hashOf = (part: Uint8Array): number =>
    part.reduce((hash, byte) => (Math.imul(hash, base) + byte) | 0, 0)

  const wanted = new Map<number, Set<string>>()
  const seen = new Uint8Array(2 ** 20)
  for (const line of lines) {
    const start = new TextEncoder().encode(line).subarray(0, length)
    if (start.length < length) continue
    const hash = hashOf(start)
    seen[hash & 0xfffff] = 1
    wanted.set(hash, (wanted.get(hash) ?? new Set()).add(Buffer.from(start).toString('latin1')))
  }
  const hits = new Set<string>()
  let hash = hashOf(bytes.subarray(0, length))
  for (let at = 0; at + length <= bytes.length; at++) {
    if (seen[hash & 0xfffff]) {
      const here = Buffer.from(bytes.subarray(at, at + length)).toString('latin1')
      if (wanted.get(hash)?.has(here)) hits.add(here)
    }
    hash =
      (Math.imul(hash - Math.imul(bytes[at] ?? 0, power), base) + (bytes[at + length] ?? 0)) | 0
  }
  return [...hits]
}
