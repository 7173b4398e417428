import { catalog } from '../../content/catalog.ts'
import type { QuestionEntry } from '../../content/types.ts'
import { useText } from '../../i18n/use-text.ts'
import { marksOf } from '../../progress/marks.ts'
import type { Projections } from '../../progress/progress.ts'
import { issueText } from '../../quiz/issue-text.ts'
import { Button } from '../../ui/button.tsx'
import { useCopied } from '../../ui/use-copied.ts'

interface Props {
  readonly entries: readonly QuestionEntry[]
  readonly settings: Projections['settings']
}

/** Every flag of the list in one text, ready to be an issue. */
export function CopyFlags({ entries, settings }: Props) {
  const t = useText('bank')
  const text = () =>
    entries
      .map((entry) => {
        const { flag } = marksOf({ settings }, `question:${entry.id}`)
        return issueText(entry, flag ?? '', catalog.version)
      })
      .join('\n')
  const { copied, copy } = useCopied(text)
  return (
    <Button variant="quiet" onClick={copy}>
      {t(copied ? 'copiedFlags' : 'copyFlags')}
    </Button>
  )
}
