import { tex } from '@mdit/plugin-tex'
import katex from 'katex'
import MarkdownIt from 'markdown-it'

export interface RenderOptions {
  /** Colours code; given at build time only, so that no highlighter is shipped. */
  readonly highlight?: (code: string, language: string) => string
}

export interface Renderer {
  /** Paragraphs, lists, code blocks, display formulas. Throws on TeX that KaTeX cannot read. */
  readonly block: (text: string) => string
  /** One line without a surrounding paragraph: options, steps, titles. */
  readonly inline: (text: string) => string
}

/**
 * Markdown with $TeX$ to HTML. The same renderer serves the build (all static content) and, loaded
 * lazily, the generators, whose text is made at run time.
 */
export function createRenderer({ highlight }: RenderOptions = {}): Renderer {
  const markdown = new MarkdownIt({
    html: false,
    linkify: false,
    typographer: false,
    ...(highlight && { highlight }),
  })
  markdown.use(tex, {
    delimiters: 'dollars',
    render: (content: string, displayMode: boolean) => {
      const html = katex.renderToString(content.trim(), {
        displayMode,
        throwOnError: true,
        strict: (code: string) => (code === 'unicodeTextInMathMode' ? 'ignore' : 'error'),
        // MathML beside the HTML gives screen readers the formula.
        output: 'htmlAndMathml',
      })
      return displayMode || content.length > mostUnbroken
        ? html
        : `<span class="nb">${html}</span>${unbrokenEnd}`
    },
  })
  markdown.renderer.rules['table_open'] = () => '<div class="table-scroll"><table>\n'
  markdown.renderer.rules['table_close'] = () => '</table></div>\n'
  return {
    block: (text) => finished(markdown.render(text)),
    inline: (text) => finished(markdown.renderInline(text.trim())),
  }
}

/** A short formula stays on one line, together with the punctuation behind it. */
const mostUnbroken = 20
const unbrokenEnd = '<!--nb-->'

const finished = (html: string): string =>
  blanks(html)
    .replace(/<\/span><!--nb-->([,.;:!?)，。；：！？、）]+)/gu, '$1</span>')
    .replaceAll(unbrokenEnd, '')

/** `{{?name}}` marks a gap of a cloze question. */
const blanks = (html: string): string =>
  html.replace(/\{\{\?([a-z0-9-]+)\}\}/g, '<span data-blank="$1"></span>')
