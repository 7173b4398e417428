/** HTML of ours as a terminal can show it, formulas as the TeX they were written in. */
export const plainText = (html: string): string =>
  withoutSpans(html, '<span class="katex-html"')
    .replace(
      /<span class="katex-mathml">[\s\S]*?<annotation[^>]*>([\s\S]*?)<\/annotation>[\s\S]*?<\/math><\/span>/g,
      (_, tex: string) => `$${tex}$`,
    )
    .replace(/<[^>]+>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll(/&#(?:x27|39);/g, "'")
    .replaceAll('&amp;', '&')
    .trim()

/** Cuts out every span that begins so, with all that is in it. */
function withoutSpans(html: string, beginning: string): string {
  for (;;) {
    const start = html.indexOf(beginning)
    if (start === -1) return html
    let depth = 0
    let end = html.length
    for (const tag of html.slice(start).matchAll(/<\/?span\b[^>]*>/g)) {
      depth += tag[0].startsWith('</') ? -1 : 1
      if (depth > 0) continue
      end = start + tag.index + tag[0].length
      break
    }
    html = html.slice(0, start) + html.slice(end)
  }
}
