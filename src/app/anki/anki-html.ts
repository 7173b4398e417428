/**
 * HTML of ours in Anki's form: formulas as the TeX they were written in, for Anki's MathJax, and terms of
 * the glossary as plain words. KaTeX keeps the TeX beside what it draws.
 */
export const ankiHtml = (html: string): string =>
  withTex(html).replace(/<button type="button" data-term="[^"]*">([^<]*)<\/button>/g, '$1')

const formula = /<span class="katex(?:-display)?">/g
const annotation = /<annotation encoding="application\/x-tex">([\s\S]*?)<\/annotation>/

function withTex(html: string): string {
  let result = ''
  let from = 0
  formula.lastIndex = 0
  for (let found = formula.exec(html); found; found = formula.exec(html)) {
    const end = endOfSpan(html, found.index)
    const tex = annotation.exec(html.slice(found.index, end))?.[1]
    if (tex === undefined) throw new Error(`a formula without its TeX: ${html.slice(found.index)}`)
    const [open, close] = found[0].includes('display') ? ['\\[', '\\]'] : ['\\(', '\\)']
    result += `${html.slice(from, found.index)}${open}${tex.replaceAll('&#x27;', "'").trim()}${close}`
    from = formula.lastIndex = end
  }
  return result + html.slice(from)
}

/** Where the span that begins at `start` ends. */
function endOfSpan(html: string, start: number): number {
  const tag = /<span\b|<\/span>/g
  tag.lastIndex = start
  let depth = 0
  for (let found = tag.exec(html); found; found = tag.exec(html)) {
    depth += found[0] === '</span>' ? -1 : 1
    if (depth === 0) return tag.lastIndex
  }
  return html.length
}

/** Text as HTML, also inside an attribute. */
export const escaped = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')

/** What is left of HTML when only its words count, as Anki sorts and compares them. */
export const bareText = (html: string): string =>
  html
    .replace(/<!--[\s\S]*?-->/g, '')
    .replace(/<[^>]*>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&nbsp;', ' ')
    .replaceAll('&amp;', '&')
