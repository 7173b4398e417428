import { interview as en } from '../../i18n/en/interview.ts'
import { usePageWords } from '../../i18n/use-page-words.ts'
import { useText } from '../../i18n/use-text.ts'
import { interview as zh } from '../../i18n/zh/interview.ts'

/** The words of these pages come with their chunk. */
export function useWords() {
  usePageWords('interview', { en, zh })
  return useText('interview')
}
