import { useStore } from 'zustand'
import { useText } from '../../i18n/use-text.ts'
import type { SettingsStore } from '../../progress/settings.ts'
import { Segmented } from '../../ui/segmented.tsx'
import { motionChoices, themeChoices } from './choices.ts'
import { Row } from './row.tsx'
import { Section } from './section.tsx'

/** Each language by its own name: who cannot read this page must still find it. */
const languages = [
  { value: 'zh', label: '中文', lang: 'zh-CN' },
  { value: 'en', label: 'English', lang: 'en' },
] as const

/** Only sets: the app applies language, theme and motion to the page. */
export function LookSection({ settings }: { readonly settings: SettingsStore }) {
  const t = useText('settings')
  const { language, theme, motion } = useStore(settings.store)
  return (
    <Section id="look" title={t('look.title')}>
      <Row title={t('look.language')} note={t('look.languageNote')}>
        <Segmented
          label={t('look.language')}
          options={languages}
          value={language}
          onChange={(value) => settings.set({ language: value })}
        />
      </Row>
      <Row title={t('look.theme')}>
        <Segmented
          label={t('look.theme')}
          options={themeChoices.map((value) => ({ value, label: t(`look.themes.${value}`) }))}
          value={theme}
          onChange={(value) => settings.set({ theme: value })}
        />
      </Row>
      <Row title={t('look.motion')}>
        <Segmented
          label={t('look.motion')}
          options={motionChoices.map((value) => ({ value, label: t(`look.motions.${value}`) }))}
          value={motion}
          onChange={(value) => settings.set({ motion: value })}
        />
      </Row>
    </Section>
  )
}
