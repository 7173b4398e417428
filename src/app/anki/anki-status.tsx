import { useText } from '../../i18n/use-text.ts'
import { Notice } from '../../ui/notice.tsx'
import { bytesText } from '../settings/bytes.ts'
import { Busy, Status } from '../settings/status.tsx'
import type { AnkiExportState } from './use-anki-export.ts'
import styles from './anki.module.css'

/** How far the file is, and what became of it. */
export function AnkiStatus({ state }: { readonly state: AnkiExportState }) {
  const t = useText('anki')
  const settings = useText('settings')
  return (
    <>
      {/* The phase is announced; the count goes with the bar. */}
      <Status>
        {state.status === 'working' && (
          <Busy>{t(state.done < state.total ? 'collecting' : 'writing')}</Busy>
        )}
        {state.status === 'cancelled' && <Busy>{t('cancelled')}</Busy>}
        {state.status === 'saved' && (
          <Notice
            tone="pass"
            role="none"
            title={t('saved', { name: state.name, size: bytesText(settings, state.bytes) })}
          >
            {t('sum', { count: state.cards })}
            {t('stop')}
            {t(`savedText.${state.form}`)}
          </Notice>
        )}
        {state.status === 'failed' && (
          <Notice tone="fail" role="none" title={t('failed', { message: state.message })}>
            {t('failedNext')}
          </Notice>
        )}
      </Status>
      {state.status === 'working' && (
        <div className={styles.progress}>
          <progress value={state.done} max={state.total} aria-label={t('collecting')} />
          <span>{t('collected', { done: state.done, total: state.total })}</span>
        </div>
      )}
    </>
  )
}
