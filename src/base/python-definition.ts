/** `def name(…) -> …:`, over as many lines as it takes; empty where there is none. */
export function definitionOf(source: string, name: string): string {
  return new RegExp(`^def ${name}\\([^]*?\\)(?: -> [^\\n]*)?:$`, 'm').exec(source)?.[0] ?? ''
}

/** The names of the parameters that are given by position, read from a definition. */
export function positionalParameters(definition: string): readonly string[] {
  const open = definition.indexOf('(')
  if (open < 0) return []
  const names: string[] = []
  for (const parameter of parametersIn(definition.slice(open + 1))) {
    // Behind `*` each is given by its name.
    if (parameter.startsWith('*')) break
    const name = /^[A-Za-z_]\w*/.exec(parameter)?.[0]
    if (name !== undefined) names.push(name)
  }
  return names
}

/** What stands between the commas of a list of parameters, up to the bracket that closes it. */
function parametersIn(text: string): readonly string[] {
  const parameters: string[] = []
  let depth = 0
  let current = ''
  // Brackets and commas inside of a string are text.
  for (const token of text.match(/"[^"\n]*"|'[^'\n]*'|[^]/g) ?? []) {
    if (depth === 0 && (token === ',' || token === ')')) {
      parameters.push(current.trim())
      if (token === ')') break
      current = ''
      continue
    }
    if ('([{'.includes(token)) depth += 1
    if (')]}'.includes(token)) depth -= 1
    current += token
  }
  return parameters.filter((parameter) => parameter !== '')
}
