import { useState } from 'react'
import { useText } from '../../i18n/use-text.ts'
import { Page } from '../../ui/layout.tsx'
import type { Services } from '../services.ts'
import { BackupSection } from './backup-section.tsx'
import { EditorSection } from './editor-section.tsx'
import { EraseSection } from './erase-section.tsx'
import { LookSection } from './look-section.tsx'
import { OfflineSection } from './offline-section.tsx'
import { ReviewSection } from './review-section.tsx'
import { useHashTarget } from './use-hash-target.ts'

/** How the app looks and asks, and what becomes of the data. */
export function SettingsPage({ services }: { readonly services: Services }) {
  const t = useText('settings')
  const { progress, settings } = services
  const [erased, setErased] = useState(0)
  useHashTarget()
  return (
    <Page width="text">
      <h1>{t('title')}</h1>
      <LookSection settings={settings} />
      <EditorSection settings={settings} />
      <ReviewSection settings={settings} progress={progress} />
      {/* What it has compared or saved is no longer so after everything was erased. */}
      <BackupSection key={erased} services={services} />
      <OfflineSection services={services} />
      <EraseSection services={services} onErased={() => setErased(erased + 1)} />
    </Page>
  )
}
