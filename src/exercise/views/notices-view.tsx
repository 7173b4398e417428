import { useText } from '../../i18n/use-text.ts'
import { Button } from '../../ui/button.tsx'
import type { ReadyState } from '../session-state.ts'
import styles from './notices.module.css'

interface Props {
  readonly otherTab: boolean
  readonly notice: ReadyState['notice']
  readonly draftFailed: boolean
  readonly onTake: () => void
  readonly onKeep: () => void
  readonly onUndo: () => void
  readonly onDismiss: () => void
}

/** What happened to the code besides typing, each with its way back. */
export function NoticesView(props: Props) {
  const { otherTab, notice, draftFailed, onTake, onKeep, onUndo, onDismiss } = props
  const t = useText('exercise')
  const common = useText('common')
  return (
    <div aria-live="polite">
      {draftFailed && <p className={styles.notice}>{t('draft.failedWhy')}</p>}
      {otherTab && (
        <div className={styles.notice}>
          <p>
            {t('otherTab.text')} {t('otherTab.note')}
          </p>
          <div className={styles.actions}>
            <Button onClick={onTake}>{t('otherTab.take')}</Button>
            <Button variant="quiet" onClick={onKeep}>
              {t('otherTab.keep')}
            </Button>
          </div>
        </div>
      )}
      {notice && (
        <div className={styles.notice}>
          <p>{t(noticeWords[notice.type])}</p>
          <div className={styles.actions}>
            <Button variant="quiet" onClick={onUndo}>
              {t('reset.undo')}
            </Button>
            <Button variant="quiet" onClick={onDismiss}>
              {common('close')}
            </Button>
          </div>
        </div>
      )}
    </div>
  )
}

const noticeWords = {
  reset: 'reset.done',
  restored: 'history.restored',
  again: 'again.started',
} as const
