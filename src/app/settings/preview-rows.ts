import type { Language } from '../../base/language.ts'
import type { ImportPreview } from '../../progress/preview-import.ts'
import type { Draft } from '../../progress/progress.ts'
import { listText } from './list-text.ts'
import type { SettingsText } from './words.ts'

interface PreviewRow {
  readonly name: 'events' | 'drafts'
  /** What would happen to how many; never empty. */
  readonly parts: readonly string[]
}

/** True when taking the file in would leave history and drafts as they are. */
export const bringsNothing = ({ newEvents, drafts }: ImportPreview): boolean =>
  newEvents + drafts.added.length + drafts.replacing.length === 0

interface Context {
  readonly t: SettingsText
  readonly language: Language
  /** Names an exercise; the file may have one that this version does not know. */
  readonly titleOf: (exercise: string) => string
}

/** What taking a file in would change. Replaced drafts are named: their text is what somebody may miss. */
export function previewRows(preview: ImportPreview, context: Context): readonly PreviewRow[] {
  const { t, language, titleOf } = context
  const { newEvents, newReviews, known, drafts } = preview
  const some = (count: number, words: (count: number) => string) =>
    count > 0 ? [words(count)] : []
  const fresh = (count: number) => t('backup.parts.new', { count })
  const here = (count: number) => t('backup.parts.known', { count })
  const titles = (list: readonly Draft[]) =>
    listText([...new Set(list.map(({ exercise }) => titleOf(exercise)))], language)
  const rows: readonly PreviewRow[] = [
    {
      name: 'events',
      parts: [
        ...some(newEvents, fresh),
        ...some(newReviews, (count) => t('backup.parts.answers', { count })),
        ...some(known, here),
      ],
    },
    {
      name: 'drafts',
      parts: [
        ...some(drafts.added.length, fresh),
        ...some(drafts.replacing.length, (count) =>
          t('backup.parts.replacing', { count, titles: titles(drafts.replacing) }),
        ),
        ...some(drafts.passedOver.length, (count) => t('backup.parts.passedOver', { count })),
        ...some(drafts.same, here),
      ],
    },
  ]
  return rows.filter(({ parts }) => parts.length > 0)
}
