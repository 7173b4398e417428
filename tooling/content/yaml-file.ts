import { readFileSync } from 'node:fs'
import { isNode, LineCounter, parseDocument } from 'yaml'
import type { z } from 'zod'
import { type Problem, problem, relativeTo } from './problem.ts'

export interface YamlFile<T> {
  readonly file: string
  readonly value: T | null
  readonly problems: readonly Problem[]
  /** Line of the node at `path`, or of its nearest parent. */
  readonly lineOf: (path: readonly PropertyKey[]) => number
}

/** Reads one YAML file against one schema and reports every problem with its line. */
export function readYaml<S extends z.ZodType>(
  root: string,
  absolute: string,
  schema: S,
): YamlFile<z.infer<S>> {
  const file = relativeTo(root, absolute)
  const lines = new LineCounter()
  const document = parseDocument(readFileSync(absolute, 'utf8'), { lineCounter: lines })
  const lineOf = (path: readonly PropertyKey[]): number => {
    for (let length = path.length; length > 0; length--) {
      const node = document.getIn(path.slice(0, length), true)
      if (isNode(node) && node.range) return lines.linePos(node.range[0]).line
    }
    return 1
  }
  if (document.errors.length > 0) {
    const problems = document.errors.map((error) =>
      problem(
        file,
        lines.linePos(error.pos[0]).line,
        'YAML',
        `${firstLine(error.message)}; quote the text or use a block scalar (|-)`,
      ),
    )
    return { file, value: null, problems, lineOf }
  }
  const parsed = schema.safeParse(document.toJS())
  if (parsed.success) return { file, value: parsed.data as z.infer<S>, problems: [], lineOf }
  const problems = parsed.error.issues.map((issue) =>
    problem(file, lineOf(issue.path), fieldName(issue.path), explain(issue)),
  )
  return { file, value: null, problems, lineOf }
}

const firstLine = (text: string): string => (text.split('\n')[0] ?? text).replace(/:$/, '')

const fieldName = (path: readonly PropertyKey[]): string =>
  path
    .map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`))
    .join('')
    .replace(/^\./, '')

/** zod's issue as found / expected / mend. */
function explain(issue: z.core.$ZodIssue): string {
  const last = issue.path.at(-1)
  if (
    issue.code === 'invalid_type' &&
    issue.input === undefined &&
    /received undefined/.test(issue.message)
  ) {
    if (last === 'en') return 'found nothing, expected the English text; add en:'
    if (last === 'zh') return 'found nothing, expected the Chinese text; add zh:'
    return `found nothing, expected ${issue.expected}; add ${String(last)}:`
  }
  if (issue.code === 'unrecognized_keys')
    return `found the unknown field ${issue.keys.join(', ')}; expected only the fields of the schema; remove or rename it`
  if (issue.code === 'invalid_value')
    return `expected one of ${issue.values.map(String).join(', ')}; use one of them`
  if (issue.code === 'invalid_union' && 'discriminator' in issue)
    return 'found an unknown type; expected single, multiple, numeric, cloze, order, match or open'
  return issue.message
}
