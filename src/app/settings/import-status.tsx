import { useText } from '../../i18n/use-text.ts'
import { Notice } from '../../ui/notice.tsx'
import { fileProblemWords } from './problem-words.ts'
import { Busy, Status } from './status.tsx'
import type { ImportState } from './use-import.ts'

/** What is going on with the chosen file, and how it ended. */
export function ImportStatus({ state }: { readonly state: ImportState }) {
  const t = useText('settings')
  return (
    <Status>
      {state.status === 'reading' && <Busy>{t('backup.reading', { name: state.name })}</Busy>}
      {state.status === 'comparing' && <Busy>{t('backup.comparing')}</Busy>}
      {state.status === 'applying' && <Busy>{t('backup.applying')}</Busy>}
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
