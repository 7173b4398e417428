import { snakeCase } from '../../base/python-names.ts'

/** `{ y, state: { mean } }`: what stands in braces, at most two deep. */
const record = /\{ ((?:[^{}]|\{[^{}]*\})*) \}/g

/**
 * A sentence of the checks, whose names are those of TypeScript, for those who write Python:
 * `Return { out, weights }.` → `Return (out, weights).`
 */
export function pythonMessage(
  text: string,
  starter: string,
  returns: readonly (readonly string[])[],
): string {
  const tuples = new Set(returns.map((names) => names.join()))
  return text
    .replace(record, (_, entries: string) => recordOf(entries, tuples))
    .replace(/\b(?:null|undefined)\b/g, 'None')
    .replace(/\b[a-z]+(?:[A-Z][a-z0-9]*)+\b/g, (name) => {
      // What the starter does not call so is a value, which is the same in both languages.
      const snake = snakeCase(name)
      return new RegExp(`\\b${snake}\\b`).test(starter) ? snake : name
    })
}

/** As the tuple that the docstring names, or as a dict. */
function recordOf(text: string, tuples: ReadonlySet<string>): string {
  const entries = text.split(/, (?![^{]*\})/).map((entry) => {
    const [, name = entry, nested] = /^(\w+): \{ (.*) \}$/.exec(entry) ?? []
    return { name, nested: nested === undefined ? null : recordOf(nested, tuples) }
  })
  if (tuples.has(entries.map(({ name }) => name).join()))
    return `(${entries.map(({ name, nested }) => nested ?? snakeCase(name)).join(', ')})`
  return `{${entries.map(({ name, nested }) => `"${snakeCase(name)}": ${nested ?? '…'}`).join(', ')}}`
}
