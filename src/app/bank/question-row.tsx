import { memo } from 'react'
import { Link } from 'react-router'
import type { Language } from '../../base/language.ts'
import { conceptTitle } from '../../content/catalog.ts'
import type { QuestionEntry } from '../../content/types.ts'
import { useText } from '../../i18n/use-text.ts'
import type { NextReview } from './next-review.ts'
import styles from './rows.module.css'

interface Props {
  readonly entry: QuestionEntry
  readonly state: NextReview['type']
  readonly days: number
  readonly wrong: boolean
  readonly language: Language
  /** Among the hits of a search no heading names the concept. */
  readonly withConcept: boolean
}

export const QuestionRow = memo(function QuestionRow(props: Props) {
  const { entry, state, days, wrong, language, withConcept } = props
  const t = useText('bank')
  const about = [
    withConcept ? conceptTitle(entry.concept, language) : null,
    t(`types.${entry.type}`),
    t('level', { level: entry.difficulty }),
    entry.generated ? t('generated') : null,
  ]
  return (
    <li className={styles.row}>
      <Link to={`/questions/${entry.id}`} data-row className={styles.link}>
        <span className={styles.title}>{entry.title[language]}</span>
        <span className={styles.about}>{about.filter(Boolean).join(' · ')}</span>
        <span className={state === 'due' ? styles.due : styles.state}>
          {state === 'days' ? t('next.days', { count: days }) : t(`next.${state}`)}
          {wrong && <span className={styles.wrong}>{t('states.mistakes')}</span>}
        </span>
      </Link>
    </li>
  )
})
