import { useStore } from 'zustand'
import { useText } from '../../i18n/use-text.ts'
import { pythonDownload } from '../../runner/engines/python/this-device.ts'
import { Button } from '../../ui/button.tsx'
import type { Services } from '../services.ts'
import { OfflineStateView } from './offline-state.tsx'
import { Persistence } from './persistence.tsx'
import { Section } from './section.tsx'
import { StorageSizes } from './storage-sizes.tsx'
import { UpdateStatus } from './update-status.tsx'
import { useStorage } from './use-storage.ts'
import { useUpdateCheck } from './use-update-check.ts'
import styles from './settings.module.css'

/** Whether the app works without a network, what it takes, and whether the browser keeps it. */
export function OfflineSection({ services }: { readonly services: Services }) {
  const t = useText('settings')
  const { pwa, progress, version } = services
  const state = useStore(pwa.state)
  const python = useStore(pythonDownload.store, ({ type }) => type)
  const storage = useStorage(progress, `${state.offline} ${python}`)
  const { check, run } = useUpdateCheck(pwa)
  return (
    <Section id="offline" title={t('offline.title')}>
      <div className={styles.row}>
        <OfflineStateView state={state} version={version} />
        {/* Without a service worker there is nobody to ask. */}
        {state.checkedAt !== null && (
          <Button onClick={() => void run()}>{t('offline.check')}</Button>
        )}
      </div>
      <UpdateStatus update={state.update} check={check} onUpdate={pwa.update} />
      <StorageSizes measured={storage.measured} />
      <Persistence persisted={storage.persisted} onAsk={storage.ask} />
    </Section>
  )
}
