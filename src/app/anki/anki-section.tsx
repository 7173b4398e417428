import { useMemo } from 'react'
import { useSearchParams } from 'react-router'
import { catalog } from '../../content/catalog.ts'
import { anki as en } from '../../i18n/en/anki.ts'
import { usePageWords } from '../../i18n/use-page-words.ts'
import { useText } from '../../i18n/use-text.ts'
import { anki as zh } from '../../i18n/zh/anki.ts'
import { type BankFilter, filterOf } from '../bank/filter.ts'
import { questionDocuments } from '../search/documents.ts'
import { useSearch } from '../search/use-search.ts'
import type { Services } from '../services.ts'
import { Section } from '../settings/section.tsx'
import { AnkiForm } from './anki-form.tsx'

type World = Pick<Services, 'progress' | 'clock'>

/** The bank as cards for Anki. `/settings?topic=losses#anki` brings the question bank's filter along. */
export function AnkiSection({ services }: { readonly services: World }) {
  usePageWords('anki', { en, zh })
  const t = useText('anki')
  const [params] = useSearchParams()
  const filter = useMemo(() => filterOf(params, catalog), [params])
  return (
    <Section id="anki" title={t('title')}>
      {filter.text.trim() === '' ? (
        <AnkiForm {...services} filter={filter} hits={null} />
      ) : (
        <SearchedForm {...services} filter={filter} />
      )}
    </Section>
  )
}

/** Only a filter with words needs the search index. */
function SearchedForm(props: World & { readonly filter: BankFilter }) {
  const index = useSearch(questionDocuments)
  const hits = useMemo(
    () => (index === null ? 'searching' : index.find(props.filter.text)),
    [index, props.filter.text],
  )
  return <AnkiForm {...props} hits={hits} />
}
