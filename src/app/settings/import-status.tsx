import { useText } from '../../i18n/use-text.ts'
import { Notice } from '../../ui/notice.tsx'
import { fileProblemWords } from './problem-words.ts'
import { Busy, Status, Work } from './status.tsx'
import type { ImportState } from './use-import.ts'

interface Props {
  readonly state: ImportState
  /** Stops the reading; nothing has changed then. */
  readonly onCancel: () => void
}

/** What is going on with the chosen file, and how it ended. */
export function ImportStatus({ state, onCancel }: Props) {
  const t = useText('settings')
  return (
    <Status>
      {state.status === 'reading' && (
        <Work share={state.share} onCancel={onCancel}>
          {t('backup.reading', { name: state.name })}
        </Work>
      )}
      {state.status === 'comparing' && <Busy>{t('backup.comparing')}</Busy>}
      {state.status === 'applying' && <Work share={state.share}>{t('backup.applying')}</Work>}
      {state.status === 'refused' && (
        <Notice tone="fail" role="none" title={t('backup.refused', { name: state.name })}>
          {fileProblemWords(t, state.problem)}
        </Notice>
      )}
      {state.status === 'applied' && (
        <Notice tone="pass" role="none" title={t('backup.applied')}>
          {t('backup.appliedText', {
            events: t('backup.events', { count: state.merged.events }),
            drafts: t('backup.drafts', { count: state.merged.drafts }),
          })}
          {state.settings && <p>{t('backup.settingsTaken')}</p>}
        </Notice>
      )}
    </Status>
  )
}
