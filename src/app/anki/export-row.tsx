import type { QuestionEntry } from '../../content/types.ts'
import { useText } from '../../i18n/use-text.ts'
import { Button } from '../../ui/button.tsx'
import { Row } from '../settings/row.tsx'
import { cardCount, drawnCount, type Scope } from './choice.ts'
import styles from './anki.module.css'

interface Props {
  readonly scope: Scope
  /** Null while they are not known yet. */
  readonly entries: readonly QuestionEntry[] | null
  readonly isWorking: boolean
  readonly onExport: (entries: readonly QuestionEntry[]) => void
  readonly onCancel: () => void
}

/** How many cards it comes to, and the button that writes them. */
export function ExportRow({ scope, entries, isWorking, onExport, onCancel }: Props) {
  const t = useText('anki')
  if (entries === null || entries.length === 0)
    return (
      <Row title={entries === null ? t('reading') : t(`nothing.${scope}`)}>
        <Button disabled>{t('export')}</Button>
      </Row>
    )
  const drawn = drawnCount(entries)
  return (
    <Row
      title={t('sum', { count: cardCount(entries) })}
      note={
        <>
          {drawn > 0 && <span className={styles.drawn}>{t('drawn', { count: drawn })}</span>}
          {t('again')}
        </>
      }
    >
      {/* One element that changes its words: the focus stays on it. */}
      <Button onClick={isWorking ? onCancel : () => onExport(entries)}>
        {t(isWorking ? 'cancel' : 'export')}
      </Button>
    </Row>
  )
}
