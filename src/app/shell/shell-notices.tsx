import { useState } from 'react'
import { useNavigate } from 'react-router'
import { useStore } from 'zustand'
import { useText } from '../../i18n/use-text.ts'
import type { ProgressState, StorageProblem } from '../../progress/progress.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import type { Services } from '../services.ts'
import styles from './shell-notices.module.css'

interface Props {
  readonly services: Services
  /** In a session or workspace an update can wait; trouble with the storage cannot. */
  readonly quiet: boolean
}

export function ShellNotices({ services, quiet }: Props) {
  const problem = useStore(services.progress.state, problemOf)
  const update = useStore(services.pwa.state, (state) => state.update)
  const [later, setLater] = useState(false)
  const showUpdate = !quiet && !later && (update === 'waiting' || update === 'taken-over')
  if (!problem && !showUpdate) return null
  return (
    <div className={styles.notices}>
      {problem && <StorageNotice problem={problem} />}
      {showUpdate && (
        <UpdateNotice
          takenOver={update === 'taken-over'}
          onUpdate={services.pwa.update}
          onLater={() => setLater(true)}
        />
      )}
    </div>
  )
}

const problemOf = (state: ProgressState): StorageProblem | null =>
  state.status === 'loading' ? null : state.problem

function StorageNotice({ problem }: { readonly problem: StorageProblem }) {
  const t = useText('shell')
  const navigate = useNavigate()
  const reload = <Button onClick={() => location.reload()}>{t('storage.reload')}</Button>
  const backup = (
    <Button onClick={() => void navigate('/settings#backup')}>{t('storage.backup')}</Button>
  )
  switch (problem.type) {
    case 'blocked':
      return (
        <Notice tone="fail" title={t('storage.blocked')} actions={backup}>
          {t('storage.blockedText')}
        </Notice>
      )
    case 'full':
      return (
        <Notice
          tone="fail"
          title={t('storage.full')}
          actions={
            <>
              {backup}
              <Button onClick={() => void navigate('/settings#offline')}>
                {t('storage.settings')}
              </Button>
            </>
          }
        >
          {t('storage.fullText')}
        </Notice>
      )
    case 'newer':
      return (
        <Notice tone="late" title={t('storage.newer')} actions={reload}>
          {t('storage.newerText')}
        </Notice>
      )
    case 'failed':
      return (
        <Notice
          tone="fail"
          title={t('storage.failed')}
          actions={
            <>
              {backup}
              {reload}
            </>
          }
        >
          {t('storage.failedText', { message: problem.message })}
        </Notice>
      )
  }
}

interface UpdateProps {
  readonly takenOver: boolean
  readonly onUpdate: () => void
  readonly onLater: () => void
}

function UpdateNotice({ takenOver, onUpdate, onLater }: UpdateProps) {
  const t = useText('shell')
  return (
    <Notice
      title={takenOver ? t('update.takenOver') : t('update.title')}
      actions={
        <>
          <Button onClick={onLater}>{t('update.later')}</Button>
          <Button onClick={takenOver ? () => location.reload() : onUpdate}>
            {takenOver ? t('update.reload') : t('update.now')}
          </Button>
        </>
      }
    >
      {takenOver ? t('update.takenOverText') : t('update.text')}
    </Notice>
  )
}
