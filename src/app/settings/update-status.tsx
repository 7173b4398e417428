import { useText } from '../../i18n/use-text.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import type { PwaState } from '../pwa.ts'
import { Busy, Status } from './status.tsx'
import type { UpdateCheck } from './use-update-check.ts'

interface Props {
  readonly update: PwaState['update']
  readonly check: UpdateCheck
  readonly onUpdate: () => void
}

/** What came of looking for a newer version, and the way to start one that waits. */
export function UpdateStatus({ update, check, onUpdate }: Props) {
  const t = useText('settings')
  return (
    <Status>
      {update === 'none' && check === 'checking' && <Busy>{t('offline.checking')}</Busy>}
      {update === 'none' && check === 'current' && <p>{t('offline.current')}</p>}
      {update === 'none' && check === 'found' && <p>{t('offline.found')}</p>}
      {update === 'none' && check === 'failed' && <p>{t('offline.checkFailed')}</p>}
      {update === 'waiting' && (
        <Notice
          role="none"
          title={t('offline.update')}
          actions={<Button onClick={onUpdate}>{t('offline.updateNow')}</Button>}
        />
      )}
      {update === 'updating' && <Busy>{t('offline.updating')}</Busy>}
      {update === 'taken-over' && (
        <Notice
          role="none"
          title={t('offline.takenOver')}
          actions={<Button onClick={() => location.reload()}>{t('offline.reload')}</Button>}
        />
      )}
    </Status>
  )
}
