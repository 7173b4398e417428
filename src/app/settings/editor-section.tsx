import { useStore } from 'zustand'
import { codeLanguages } from '../../base/code-language.ts'
import { useText } from '../../i18n/use-text.ts'
import { editorFontSizes, type SettingsStore } from '../../progress/settings.ts'
import { Segmented } from '../../ui/segmented.tsx'
import { Row } from './row.tsx'
import { Section } from './section.tsx'

export function EditorSection({ settings }: { readonly settings: SettingsStore }) {
  const t = useText('settings')
  const now = useStore(settings.store)
  return (
    <Section id="editor" title={t('editor.title')}>
      <Row title={t('editor.language')} note={t('editor.languageNote')}>
        <Segmented
          label={t('editor.language')}
          options={codeLanguages.map((value) => ({ value, label: t(`editor.languages.${value}`) }))}
          value={now.codeLanguage}
          onChange={(value) => settings.set({ codeLanguage: value })}
        />
      </Row>
      <Row title={t('editor.fontSize')}>
        <Segmented
          label={t('editor.fontSize')}
          options={editorFontSizes.map((value) => ({ value, label: value }))}
          value={now.editorFontSize}
          onChange={(value) => settings.set({ editorFontSize: value })}
        />
      </Row>
      <Row title={t('editor.wrap')}>
        <OnOff
          label={t('editor.wrap')}
          on={t('editor.wraps.on')}
          off={t('editor.wraps.off')}
          value={now.editorWordWrap}
          onChange={(value) => settings.set({ editorWordWrap: value })}
        />
      </Row>
      <Row title={t('editor.suggest')} note={t('editor.suggestNote')}>
        <OnOff
          label={t('editor.suggest')}
          on={t('editor.suggests.on')}
          off={t('editor.suggests.off')}
          value={now.editorSuggest}
          onChange={(value) => settings.set({ editorSuggest: value })}
        />
      </Row>
      <Row title={t('editor.tab')} note={t('editor.tabNote')}>
        <OnOff
          label={t('editor.tab')}
          on={t('editor.tabs.on')}
          off={t('editor.tabs.off')}
          value={now.editorTabMovesFocus}
          onChange={(value) => settings.set({ editorTabMovesFocus: value })}
        />
      </Row>
    </Section>
  )
}

interface OnOffProps {
  readonly label: string
  readonly on: string
  readonly off: string
  readonly value: boolean
  readonly onChange: (value: boolean) => void
}

/** Two words say more than a switch. */
function OnOff({ label, on, off, value, onChange }: OnOffProps) {
  return (
    <Segmented
      label={label}
      options={[
        { value: 'on', label: on },
        { value: 'off', label: off },
      ]}
      value={value ? 'on' : 'off'}
      onChange={(chosen) => onChange(chosen === 'on')}
    />
  )
}
