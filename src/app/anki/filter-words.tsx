import { Link } from 'react-router'
import { conceptTitle, topicTitle } from '../../content/catalog.ts'
import { useLanguage, useText } from '../../i18n/use-text.ts'
import { type BankFilter, paramsOf } from '../bank/filter.ts'
import styles from './anki.module.css'

/** The question bank's filter in words, and the way back to it. */
export function FilterWords({ filter }: { readonly filter: BankFilter }) {
  const t = useText('anki')
  const bank = useText('bank')
  const language = useLanguage()
  const { topic, concept, type, difficulty, status, text } = filter
  const words = [
    concept !== null
      ? conceptTitle(concept, language)
      : topic !== null && topicTitle(topic, language),
    type !== null && bank(`types.${type}`),
    difficulty !== null && bank('level', { level: difficulty }),
    status !== null && bank(`states.${status}`),
    text.trim() !== '' && `“${text.trim()}”`,
  ]
  return (
    <p className={styles.filter}>
      {t('selection', { filter: words.filter((word) => word !== false).join(' · ') })}
      <Link to={`/questions?${paramsOf(filter)}`} className={styles.link}>
        {t('change')}
      </Link>
    </p>
  )
}
