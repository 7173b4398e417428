import { useEffect } from 'react'
import { useStore } from 'zustand'
import { megabytes } from '../../base/megabytes.ts'
import { pythonDownload as en } from '../../i18n/en/python-download.ts'
import { usePageWords } from '../../i18n/use-page-words.ts'
import { useText } from '../../i18n/use-text.ts'
import { pythonDownload as zh } from '../../i18n/zh/python-download.ts'
import type { SettingsStore } from '../../progress/settings.ts'
import type { PythonState } from '../../runner/engines/python/download.ts'
import { pythonDownload } from '../../runner/engines/python/this-device.ts'
import { pythonVersions } from '../../runner/engines/python/versions.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Segmented } from '../../ui/segmented.tsx'
import { bytesText } from './bytes.ts'
import { Row } from './row.tsx'
import { Section } from './section.tsx'
import { Status, Work } from './status.tsx'
import type { SettingsText } from './words.ts'
import styles from './settings.module.css'

const { store, total } = pythonDownload
const start = () => void pythonDownload.fetchPython().catch(() => undefined)

/** The second language of the exercises, which only those who write it need to have here. */
export function PythonSection({ settings }: { readonly settings: SettingsStore }) {
  const t = useText('settings')
  const state = useStore(store)
  const { keepPython } = useStore(settings.store)
  // Not while it is on the way: the workspace or the background may have asked for it.
  useEffect(() => void pythonDownload.look().catch(() => undefined), [])
  const keep = (wanted: boolean) => {
    settings.set({ keepPython: wanted })
    if (wanted) start()
  }
  const remove = () => {
    // Else it would be back at the next start.
    settings.set({ keepPython: false })
    void pythonDownload.removePython().catch(() => undefined)
  }
  return (
    <Section id="python" title={t('python.title')}>
      <Row title={t('python.what', pythonVersions)} note={whatIsHere(t, state)}>
        <div className={styles.buttons}>
          <PythonButton state={state} onRemove={remove} />
          {bytesLeftBehind(state) > 0 && (
            <Button variant="quiet" onClick={remove}>
              {t('python.remove')}
            </Button>
          )}
        </div>
      </Row>
      <Status>
        {state.type === 'loading' && (
          <Work share={state.bytes / total}>
            {t('python.fetching', {
              done: bytesText(t, state.bytes),
              size: bytesText(t, total),
            })}
          </Work>
        )}
        {state.type === 'failed' && <FailedNotice state={state} />}
      </Status>
      <Row title={t('python.keep')} note={t('python.keepNote')}>
        <Segmented
          label={t('python.keep')}
          options={(['on', 'off'] as const).map((value) => ({
            value,
            label: t(`python.switch.${value}`),
          }))}
          value={keepPython ? 'on' : 'off'}
          onChange={(value) => keep(value === 'on')}
        />
      </Row>
    </Section>
  )
}

/** One button whose words change, so that the focus stays where it is. */
function PythonButton({ state, onRemove }: { state: PythonState; onRemove: () => void }) {
  const t = useText('settings')
  const common = useText('common')
  switch (state.type) {
    case 'unknown':
      return null
    case 'loading':
      return <Button onClick={pythonDownload.cancel}>{common('cancel')}</Button>
    case 'here':
      return <Button onClick={onRemove}>{t('python.remove')}</Button>
    case 'absent':
    case 'failed':
      return <Button onClick={start}>{t(state.bytes > 0 ? 'python.goOn' : 'python.fetch')}</Button>
  }
}

function FailedNotice({ state }: { readonly state: Extract<PythonState, { type: 'failed' }> }) {
  usePageWords('pythonDownload', { en, zh })
  const t = useText('pythonDownload')
  const left = megabytes(total - state.bytes)
  return (
    <Notice tone={state.reason === 'broken' ? 'fail' : 'late'} role="none" title={t(state.reason)}>
      {state.reason === 'broken' ? t('brokenText') : t('offlineText', { left })}
    </Notice>
  )
}

function whatIsHere(t: SettingsText, state: PythonState): string {
  const size = bytesText(t, total)
  switch (state.type) {
    case 'unknown':
      return t('python.looking')
    case 'here':
      return t(state.lasting ? 'python.here' : 'python.passing')
    case 'loading':
    case 'absent':
    case 'failed':
      return state.bytes > 0
        ? t('python.part', { left: bytesText(t, total - state.bytes), size })
        : t('python.absent', { size })
  }
}

const bytesLeftBehind = (state: PythonState): number =>
  state.type === 'absent' || state.type === 'failed' ? state.bytes : 0
