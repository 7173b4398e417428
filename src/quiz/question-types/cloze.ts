import type { QuestionOf } from '../answer.ts'
import { superscript } from '../read-number.ts'
import type { QuestionLogic } from './logic.ts'

export const cloze: QuestionLogic<'cloze'> = {
  arrange: () => [],
  blank: () => ({ type: 'cloze', texts: {} }),
  isComplete: (_, { texts }) => Object.values(texts).some((text) => text.trim() !== ''),
  score: (question, { texts }) => {
    const names = Object.keys(question.blanks)
    return names.filter((name) => isRight(question, name, texts[name] ?? '')).length / names.length
  },
  fits: ({ blanks }, { texts }) => Object.keys(texts).every((name) => Object.hasOwn(blanks, name)),
}

/** Both languages are accepted everywhere: who thinks of "kernel" in a Chinese text is right. */
export function isRight({ blanks }: QuestionOf<'cloze'>, name: string, text: string): boolean {
  const blank = blanks[name]
  const given = folded(text)
  return (
    blank !== undefined &&
    given !== '' &&
    [...blank.en, ...blank.zh].some((accepted) => folded(accepted) === given)
  )
}

/** Case, width, spacing, hyphens and the many minus and multiplication signs make no difference. */
const folded = (text: string): string =>
  text
    .replace(superscript, '^$&')
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s$\\{}]+/gu, '')
    .replace(/[×⋅·∗]/gu, '*')
    .replace(/(\d)x(?=\d)/gu, '$1*')
    .replace(/[−–‐]/gu, '-')
    .replace(/(?<=\p{L})_(?=[\p{L}\d])/gu, '')
    // Batch-norm, k-means and top-5 have a hyphen; between two single letters it is a minus.
    .replace(/(?<=\p{L})-(?=\d|\p{L}{2})|(?<=\p{L}{2})-(?=\p{L})/gu, '')
    .replace(/[.。,，;；]+$/u, '')
