import { useEffect, useState } from 'react'
import { useStore } from 'zustand'
import { useLanguage, useText } from '../../i18n/use-text.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { backgroundOf } from './background.ts'
import { dateText } from './date-text.ts'
import type { LocalBackups, LocalBackupState } from './local-backups.ts'
import { messageOf } from './problem-words.ts'
import { Row } from './row.tsx'
import { Busy, Status } from './status.tsx'
import type { Services } from '../services.ts'
import styles from './settings.module.css'

/** Backups that are written by themselves into a folder of the user's. */
export function LocalBackupRow({ services }: { readonly services: Services }) {
  const t = useText('settings')
  const { localBackups } = backgroundOf(services)
  const state = useStore(localBackups.state)
  const [refused, setRefused] = useState<string | null>(null)
  // The permission may have changed since the last look.
  useEffect(() => void localBackups.writeIfDue(), [localBackups])
  if (state.status === 'reading') return null
  const run = (work: () => Promise<void>) => () => {
    setRefused(null)
    work().catch((error: unknown) => setRefused(messageOf(error)))
  }
  const failure = refused ?? (state.status === 'on' ? state.failure : null)
  return (
    <>
      <Row title={t('local.title')} note={<Note state={state} />}>
        {state.status !== 'unsupported' && (
          <div className={styles.buttons}>
            <Buttons state={state} backups={localBackups} run={run} />
          </div>
        )}
      </Row>
      <Status>
        {state.status === 'on' && state.writing && <Busy>{t('local.writing')}</Busy>}
        {failure !== null && (
          <Notice tone="fail" role="none" title={t('local.failed')}>
            {t('local.failedText', { message: failure })}
          </Notice>
        )}
      </Status>
    </>
  )
}

function Note({ state }: { readonly state: LocalBackupState }) {
  const t = useText('settings')
  const language = useLanguage()
  if (state.status === 'unsupported') return t('local.unsupported')
  if (state.status !== 'on') return t('local.note')
  const { folder, permission, writtenAt } = state
  return (
    <>
      {t('local.into', { folder })}
      <span className={styles.line}>
        {writtenAt === null
          ? t('local.never')
          : t('local.written', { when: dateText(writtenAt, language) })}
      </span>
      {permission !== 'granted' && (
        <strong className={styles.attention}>{t(`local.permissions.${permission}`)}</strong>
      )}
    </>
  )
}

interface ButtonsProps {
  readonly state: LocalBackupState
  readonly backups: LocalBackups
  readonly run: (work: () => Promise<void>) => () => void
}

function Buttons({ state, backups, run }: ButtonsProps) {
  const t = useText('settings')
  if (state.status !== 'on') return <Button onClick={run(backups.pick)}>{t('local.pick')}</Button>
  return (
    <>
      {state.permission === 'granted' ? (
        <Button disabled={state.writing} onClick={run(backups.writeNow)}>
          {t('local.now')}
        </Button>
      ) : (
        <Button onClick={run(backups.allow)}>{t('local.allow')}</Button>
      )}
      <Button onClick={run(backups.pick)}>{t('local.other')}</Button>
      <Button onClick={run(backups.stop)}>{t('local.stop')}</Button>
    </>
  )
}
