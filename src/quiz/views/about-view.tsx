import { Link } from 'react-router'
import type { Language } from '../../base/language.ts'
import { conceptTitle, questionOf, topicTitle } from '../../content/catalog.ts'
import type { Question } from '../../content/types.ts'
import { useText } from '../../i18n/use-text.ts'
import styles from './about.module.css'

interface Props {
  readonly question: Question
  readonly language: Language
  /** Before the answer the concept may give it away. */
  readonly answered: boolean
}

export function AboutView({ question, language, answered }: Props) {
  const t = useText('quiz')
  const bank = useText('bank')
  const { topic, concept, type, difficulty, source } = question
  const level = ([1, 2, 3, 4, 5] as const).find((known) => known === difficulty) ?? 1
  const kind = bank(`types.${type}`)
  return (
    <dl className={styles.about}>
      <dt>{t('about.topic')}</dt>
      <dd>{topicTitle(topic, language)}</dd>
      {answered && (
        <>
          <dt>{t('about.concept')}</dt>
          <dd>
            <Link to={`/questions?concept=${encodeURIComponent(concept)}`}>
              {conceptTitle(concept, language)}
            </Link>
          </dd>
        </>
      )}
      <dt>{t('about.type')}</dt>
      <dd>{questionOf(question.id)?.generated ? t('about.generated', { type: kind }) : kind}</dd>
      <dt>{t('about.difficulty')}</dt>
      <dd>{bank(`levels.l${level}`)}</dd>
      {answered && source !== undefined && (
        <>
          <dt>{t('about.source')}</dt>
          <dd>{source}</dd>
        </>
      )}
    </dl>
  )
}
