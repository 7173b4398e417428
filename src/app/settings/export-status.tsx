import { useText } from '../../i18n/use-text.ts'
import { Notice } from '../../ui/notice.tsx'
import { bytesText } from './bytes.ts'
import { Status, Work } from './status.tsx'
import type { ExportState } from './use-export.ts'

interface Props {
  readonly state: ExportState
  readonly onCancel: () => void
}

/** What became of a backup; beside the button that writes it. */
export function ExportStatus({ state, onCancel }: Props) {
  const t = useText('settings')
  return (
    <Status>
      {state.status === 'writing' && (
        <Work share={state.share} onCancel={onCancel}>
          {t('backup.exporting')}
        </Work>
      )}
      {state.status === 'saved' && (
        <Notice
          tone="pass"
          role="none"
          title={t('backup.exported', { name: state.name, size: bytesText(t, state.bytes) })}
        >
          {t('backup.exportedText', {
            events: t('backup.events', { count: state.events }),
            drafts: t('backup.drafts', { count: state.drafts }),
          })}
        </Notice>
      )}
      {state.status === 'failed' && (
        <Notice tone="fail" role="none">
          {t('backup.exportFailed', { message: state.message })}
        </Notice>
      )}
    </Status>
  )
}
