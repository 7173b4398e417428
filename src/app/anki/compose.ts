import type { Language } from '../../base/language.ts'
import type { Figure, Question } from '../../content/types.ts'
import { ankiHtml, escaped } from './anki-html.ts'
import { arrangementOf, faceOf } from './faces/face-of.ts'
import { type CardWords, type Face, label } from './faces/face.ts'
import { type AnkiNote, type Drawn, guidOf, tagsOf } from './note.ts'
import { seedOf } from './stable-id.ts'

export interface Composing {
  /** On one card, one below the other. */
  readonly languages: readonly Language[]
  readonly words: Readonly<Record<Language, CardWords>>
  /** Takes a figure in and gives the address under which the card shows it. */
  readonly picture: (name: string, svg: string) => string
}

/** A question as Anki's note. */
export function composeNote(drawn: Drawn, composing: Composing): AnkiNote {
  const { question } = drawn
  const { languages, words } = composing
  const guid = guidOf(drawn)
  const arrangement = arrangementOf(question, seedOf(guid))
  const figureIn = figuresOf(question, composing)
  const field = (content: (language: Language, face: Face) => string): string =>
    languages
      .map((language) => {
        const face = faceOf(question, { language, words: words[language], arrangement })
        return `<div class="text" lang="${language === 'zh' ? 'zh-CN' : language}">${content(language, face)}</div>`
      })
      .join('')
  return {
    guid,
    topic: question.topic,
    tags: tagsOf(question),
    fields: {
      Question: field(
        (language, { stem, task }) =>
          (stem ?? ankiHtml(question.stem[language])) + figureIn('figure', language) + task,
      ),
      Answer: field((_, { answer }) => answer),
      Explanation: field((language, { more = '' }) =>
        [
          label(words[language].why),
          ankiHtml(question.explanation[language]),
          figureIn('explanationFigure', language),
          more,
        ].join(''),
      ),
      Source: escaped(question.source ?? ''),
      Id: escaped(guid),
    },
  }
}

type Place = 'figure' | 'explanationFigure'

/** A card in two languages shows its figure once, below the first, with what it is in both. */
function figuresOf(question: Question, { languages, picture }: Composing) {
  const image = (place: Place, figure: Figure): string => {
    const name = `offhand-${question.id}${place === 'figure' ? '' : '-explained'}.svg`
    const alt = escaped(languages.map((language) => figure.alt[language]).join(' / '))
    return `<img src="${picture(name, figure.svg)}" alt="${alt}">`
  }
  return (place: Place, language: Language): string => {
    const figure = question[place]
    if (!figure) return ''
    const shown = language === languages[0] ? image(place, figure) : ''
    const caption = figure.caption
      ? `<figcaption>${ankiHtml(figure.caption[language])}</figcaption>`
      : ''
    return shown + caption === '' ? '' : `<figure>${shown}${caption}</figure>`
  }
}
