import { useState } from 'react'
import { settings as en } from '../../i18n/en/settings.ts'
import { usePageWords } from '../../i18n/use-page-words.ts'
import { useText } from '../../i18n/use-text.ts'
import { settings as zh } from '../../i18n/zh/settings.ts'
import { Page } from '../../ui/layout.tsx'
import { AnkiSection } from '../anki/anki-section.tsx'
import type { Services } from '../services.ts'
import { BackupSection } from './backup-section.tsx'
import { EditorSection } from './editor-section.tsx'
import { EraseSection } from './erase-section.tsx'
import { LookSection } from './look-section.tsx'
import { NotifySection } from './notify-section.tsx'
import { OfflineSection } from './offline-section.tsx'
import { PythonSection } from './python-section.tsx'
import { ReviewSection } from './review-section.tsx'
import { useHashTarget } from './use-hash-target.ts'

/** How the app looks and asks, and what becomes of the data. */
export function SettingsPage({ services }: { readonly services: Services }) {
  usePageWords('settings', { en, zh })
  const t = useText('settings')
  const { progress, settings } = services
  const [erased, setErased] = useState(0)
  useHashTarget()
  return (
    <Page width="text">
      <h1>{t('title')}</h1>
      <LookSection settings={settings} />
      <EditorSection settings={settings} />
      <ReviewSection settings={settings} progress={progress} clock={services.clock} />
      <NotifySection settings={settings} />
      {/* What it has compared or saved is no longer so after everything was erased. */}
      <BackupSection key={erased} services={services} />
      <AnkiSection services={services} />
      <PythonSection settings={settings} />
      <OfflineSection services={services} />
      <EraseSection services={services} onErased={() => setErased(erased + 1)} />
    </Page>
  )
}
