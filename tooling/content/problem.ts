import path from 'node:path'

/** One thing that is wrong with the content, told so that its author can mend it. */
export interface Problem {
  /** Path from the root of the repository. */
  readonly file: string
  readonly line: number
  readonly field: string
  /** What was found, what is expected, how to mend it. */
  readonly message: string
}

export const problem = (file: string, line: number, field: string, message: string): Problem => ({
  file,
  line,
  field,
  message,
})

export function formatProblems(problems: readonly Problem[]): string {
  const sorted = [...problems].sort((a, b) => a.file.localeCompare(b.file) || a.line - b.line)
  return sorted
    .map((p) => `${p.file}:${p.line}: ${p.field ? `${p.field}: ` : ''}${p.message}`)
    .join('\n')
}

export class ContentError extends Error {
  readonly problems: readonly Problem[]
  constructor(problems: readonly Problem[]) {
    const count = problems.length === 1 ? '1 problem' : `${problems.length} problems`
    super(`${count} in the content:\n${formatProblems(problems)}`)
    this.name = 'ContentError'
    this.problems = problems
  }
}

export const relativeTo = (root: string, file: string): string =>
  path.relative(root, file).split(path.sep).join('/')

/** The nearest of the known names, for "did you mean". */
export function nearest(name: string, known: Iterable<string>): string | null {
  let best: string | null = null
  let bestDistance = Math.max(3, Math.ceil(name.length / 3))
  for (const candidate of known) {
    const distance = editDistance(name, candidate)
    if (distance < bestDistance) {
      bestDistance = distance
      best = candidate
    }
  }
  return best
}

/** Levenshtein distance, two rows. */
function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const substitute = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
      next.push(Math.min(substitute, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1))
    }
    row = next
  }
  return row[b.length] ?? 0
}
