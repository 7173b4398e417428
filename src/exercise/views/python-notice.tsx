import { useEffect } from 'react'
import { useStore } from 'zustand'
import { megabytes } from '../../base/megabytes.ts'
import { pythonDownload as en } from '../../i18n/en/python-download.ts'
import { usePageWords } from '../../i18n/use-page-words.ts'
import { useText } from '../../i18n/use-text.ts'
import { pythonDownload as zh } from '../../i18n/zh/python-download.ts'
import { pythonDownload } from '../../runner/engines/python/this-device.ts'
import { Button } from '../../ui/button.tsx'
import { ProgressBar } from '../../ui/progress-bar.tsx'
import type { RunState } from '../session-state.ts'
import styles from './python-notice.module.css'

interface Props {
  readonly run: RunState
  readonly onFetch: () => void
  readonly onCancel: () => void
  /** Where the exercise is offered in TypeScript as well. */
  readonly onTypeScript: (() => void) | null
}

const { store, total } = pythonDownload

/** Above the editor, while Python is not on this device: how far the download is, and what else can be done. */
export function PythonNotice({ run, onFetch, onCancel, onTypeScript }: Props) {
  usePageWords('pythonDownload', { en, zh })
  const t = useText('pythonDownload')
  const common = useText('common')
  const state = useStore(store)
  const isOffline = state.type === 'failed' && state.reason === 'offline'
  useEffect(() => {
    if (!isOffline) return
    window.addEventListener('online', onFetch)
    return () => window.removeEventListener('online', onFetch)
  }, [isOffline, onFetch])

  if (state.type === 'unknown' || state.type === 'here') return null
  const left = megabytes(total - state.bytes)
  const switching = onTypeScript && (
    <Button variant="quiet" onClick={onTypeScript}>
      {t('typescript')}
    </Button>
  )
  switch (state.type) {
    case 'loading':
      return (
        <div className={styles.notice}>
          <div className={styles.text}>
            <p>
              {/* Said once; the numbers are the bar's. */}
              <b role="status">{t('fetching')}</b>{' '}
              <span className={styles.numbers}>
                {t('progress', { done: megabytes(state.bytes), total: megabytes(total) })}
              </span>
            </p>
            <ProgressBar share={state.bytes / total} label={t('fetching')} />
            <p className={styles.note}>{t(waits(run) ? 'runWaits' : 'once')}</p>
          </div>
          <div className={styles.actions}>
            <Button onClick={onCancel}>{common('cancel')}</Button>
          </div>
        </div>
      )
    case 'absent':
      return (
        <div className={styles.notice}>
          <div className={styles.text} role="status">
            <p>
              <b>{t('absent')}</b>
            </p>
            <p className={styles.note}>
              {t(state.bytes > 0 ? 'partText' : 'absentText', { left })}
            </p>
          </div>
          <div className={styles.actions}>
            <Button onClick={onFetch}>{t(state.bytes > 0 ? 'goOn' : 'fetch')}</Button>
            {switching}
          </div>
        </div>
      )
    case 'failed':
      return (
        <div className={styles.notice}>
          <div className={styles.text} role="alert">
            <p>
              <b>{t(state.reason)}</b>
            </p>
            <p className={styles.note}>
              {state.reason === 'offline' ? t('offlineText', { left }) : t('brokenText')}
            </p>
          </div>
          <div className={styles.actions}>
            <Button onClick={onFetch}>{common('again')}</Button>
            {switching}
          </div>
        </div>
      )
  }
}

/** What a run waits for, in the bar that shows the run. */
export function PythonWait({ otherwise }: { readonly otherwise: string }) {
  usePageWords('pythonDownload', { en, zh })
  const t = useText('pythonDownload')
  const state = useStore(store)
  return state.type === 'loading'
    ? t('waiting', { done: megabytes(state.bytes), total: megabytes(total) })
    : otherwise
}

const waits = (run: RunState): boolean => run.type === 'running' && run.phase === 'preparing'
