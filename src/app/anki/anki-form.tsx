import { useState } from 'react'
import { Link } from 'react-router'
import { useLanguage, useText } from '../../i18n/use-text.ts'
import { Segmented } from '../../ui/segmented.tsx'
import { SelectField } from '../../ui/select-field.tsx'
import { VisuallyHidden } from '../../ui/visually-hidden.tsx'
import { type BankFilter, isNarrowed } from '../bank/filter.ts'
import type { Services } from '../services.ts'
import { Row } from '../settings/row.tsx'
import { AnkiStatus } from './anki-status.tsx'
import { cardLanguages, type Choice, scopes } from './choice.ts'
import { ExportRow } from './export-row.tsx'
import { FilterWords } from './filter-words.tsx'
import { forms } from './protocol.ts'
import { TopicBoxes } from './topic-boxes.tsx'
import { useAnkiExport } from './use-anki-export.ts'
import { type Hits, useSelected } from './use-selected.ts'
import styles from './anki.module.css'

interface Props extends Pick<Services, 'progress' | 'clock'> {
  /** The question bank's, from the address. */
  readonly filter: BankFilter
  readonly hits: Hits
}

/** Which questions, in which language, as which file; then the file. */
export function AnkiForm({ progress, clock, filter, hits }: Props) {
  const t = useText('anki')
  const language = useLanguage()
  const narrowed = isNarrowed(filter)
  const [choice, setChoice] = useState<Choice>({
    scope: narrowed ? 'selection' : 'all',
    topics: [],
    language,
    form: 'apkg',
  })
  const selected = useSelected({ progress, clock }, choice.topics, filter, hits)
  const saving = useAnkiExport(clock, language)
  const set = (part: Partial<Choice>) => setChoice({ ...choice, ...part })
  return (
    <>
      <Row
        title={t('what')}
        note={
          <>
            {t('whatNote')}
            <Link to="/questions" className={styles.link}>
              {t('whatBank')}
            </Link>
            {t('whatEnd')}
          </>
        }
      >
        <SelectField
          className={styles.scope}
          label={<VisuallyHidden>{t('what')}</VisuallyHidden>}
          value={choice.scope}
          options={scopes
            .filter((value) => value !== 'selection' || narrowed)
            .map((value) => ({ value, label: scopeWords(t, value, selected[value]) }))}
          onChange={(scope) => set({ scope })}
        />
      </Row>
      {choice.scope === 'selection' && <FilterWords filter={filter} />}
      {choice.scope === 'topics' && (
        <TopicBoxes chosen={choice.topics} onChange={(topics) => set({ topics })} />
      )}
      <Row title={t('language')} note={t('languageNote')}>
        <Segmented
          label={t('language')}
          options={cardLanguages.map((value) => ({
            value,
            label: t(`languages.${value}`),
            ...(value !== 'both' && { lang: value }),
          }))}
          value={choice.language}
          onChange={(value) => set({ language: value })}
        />
      </Row>
      <Row title={t('form')} note={t(`formNotes.${choice.form}`)}>
        <Segmented
          label={t('form')}
          options={forms.map((value) => ({ value, label: t(`forms.${value}`) }))}
          value={choice.form}
          onChange={(form) => set({ form })}
        />
      </Row>
      <ExportRow
        scope={choice.scope}
        entries={selected[choice.scope]}
        isWorking={saving.state.status === 'working'}
        onExport={(entries) => void saving.run(choice, entries)}
        onCancel={saving.cancel}
      />
      <AnkiStatus state={saving.state} />
    </>
  )
}

function scopeWords(
  t: ReturnType<typeof useText<'anki'>>,
  scope: Choice['scope'],
  entries: readonly unknown[] | null,
): string {
  const name = t(`scopes.${scope}`)
  return scope === 'topics' || entries === null
    ? name
    : t('withCount', { name, count: entries.length })
}
