import { anki as en } from '../../i18n/en/anki.ts'
import { usePageWords } from '../../i18n/use-page-words.ts'
import { useText } from '../../i18n/use-text.ts'
import { anki as zh } from '../../i18n/zh/anki.ts'
import { ButtonLink } from '../../ui/button.tsx'
import { type BankFilter, paramsOf } from '../bank/filter.ts'

/** From the question bank to the export of what it shows. */
export function ExportLink({ filter }: { readonly filter: BankFilter }) {
  usePageWords('anki', { en, zh })
  const t = useText('anki')
  const search = paramsOf(filter).toString()
  return (
    <ButtonLink variant="quiet" to={`/settings${search && `?${search}`}#anki`}>
      {t('link')}
    </ButtonLink>
  )
}
