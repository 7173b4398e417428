import highlighter from 'highlight.js/lib/core'
import bash from 'highlight.js/lib/languages/bash'
import python from 'highlight.js/lib/languages/python'
import typescript from 'highlight.js/lib/languages/typescript'
import type { Localized } from '../../src/base/language.ts'
import { createRenderer } from '../../src/content/render.ts'
import type { Html } from '../../src/content/types.ts'
import { translationProblem } from './words.ts'

highlighter.registerLanguage('python', python)
highlighter.registerLanguage('ts', typescript)
highlighter.registerLanguage('typescript', typescript)
highlighter.registerLanguage('bash', bash)

const knownFences = new Set(['python', 'ts', 'typescript', 'bash', 'text', ''])

const renderer = createRenderer({
  highlight: (code, language) => {
    if (!knownFences.has(language))
      throw new Error(`found a code block marked "${language}", expected ts, python, bash or text`)
    return highlighter.getLanguage(language) ? highlighter.highlight(code, { language }).value : ''
  },
})

/** Code by itself, coloured. */
export const codeBlock = (code: string, language: 'python'): string =>
  renderer.block(`\`\`\`${language}\n${code}\n\`\`\``)

export type Report = (path: readonly PropertyKey[], message: string) => void

/** Renders localized Markdown; what cannot be rendered is reported with its field and language. */
export function createMarkup(report: Report) {
  const render = (
    path: readonly PropertyKey[],
    text: Localized,
    kind: 'sentence' | 'term',
    how: 'block' | 'inline',
  ): Html => {
    const translation = translationProblem(text, kind)
    if (translation) report([...path, translation.language], translation.message)
    const one = (language: 'en' | 'zh'): string => {
      try {
        const html = renderer[how](text[language])
        if (leftoverTex(html))
          report(
            [...path, language],
            'found a $ that did not become a formula; write $…$ without spaces inside, or $$ alone on its line(s)',
          )
        return html
      } catch (error) {
        report(
          [...path, language],
          `${error instanceof Error ? error.message : String(error)}; mend the TeX or Markdown`,
        )
        return ''
      }
    }
    return { en: one('en'), zh: one('zh') }
  }
  return {
    block: (path: readonly PropertyKey[], text: Localized) =>
      render(path, text, 'sentence', 'block'),
    inline: (path: readonly PropertyKey[], text: Localized) => render(path, text, 'term', 'inline'),
    sentence: (path: readonly PropertyKey[], text: Localized) =>
      render(path, text, 'sentence', 'inline'),
    plain: (path: readonly PropertyKey[], text: Localized): Localized => {
      const translation = translationProblem(text, 'term')
      if (translation) report([...path, translation.language], translation.message)
      if (/[$`*_]{1}[^\s]/.test(text.en.replace(/_/g, '')) || /\$/.test(text.zh))
        report([...path], 'found markup in a plain text; use words only')
      return { en: text.en, zh: text.zh }
    },
  }
}

export type Markup = ReturnType<typeof createMarkup>

/** A dollar sign outside code and outside KaTeX's own annotation is TeX that was not understood. */
const leftoverTex = (html: string): boolean =>
  html.replace(/<(code|annotation)[^>]*>[\s\S]*?<\/\1>/g, '').includes('$')
