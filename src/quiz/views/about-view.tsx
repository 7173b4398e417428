import { Link } from 'react-router'
import type { Language } from '../../base/language.ts'
import {
  conceptOf,
  conceptTitle,
  exerciseOf,
  questionOf,
  topicOf,
  topicTitle,
} from '../../content/catalog.ts'
import type { ConceptKey, Question } from '../../content/types.ts'
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
  const requires = conceptOf(concept)?.requires ?? []
  const exercises = question.exercises.flatMap((slug) => exerciseOf(slug) ?? [])
  return (
    <dl className={styles.about}>
      <dt>{t('about.topic')}</dt>
      <dd>
        {topicOf(topic)?.primer ? (
          <Link to={`/topics/${topic}`} title={t('about.primer')}>
            {topicTitle(topic, language)}
          </Link>
        ) : (
          topicTitle(topic, language)
        )}
      </dd>
      {answered && (
        <>
          <dt>{t('about.concept')}</dt>
          <dd>
            <Link to={`/concepts/${concept}`}>{conceptTitle(concept, language)}</Link>
          </dd>
        </>
      )}
      <dt>{t('about.type')}</dt>
      <dd>{questionOf(question.id)?.generated ? t('about.generated', { type: kind }) : kind}</dd>
      <dt>{t('about.difficulty')}</dt>
      <dd>{bank(`levels.l${level}`)}</dd>
      {answered && (
        <>
          <Concepts name={t('about.requires')} keys={requires} language={language} />
          <Concepts name={t('about.related')} keys={question.related} language={language} />
        </>
      )}
      {answered && exercises.length > 0 && (
        <>
          <dt>{t('about.exercises')}</dt>
          <dd>
            {exercises.map((exercise) => (
              <Link key={exercise.slug} to={`/exercises/${exercise.slug}`}>
                {exercise.title[language]}
              </Link>
            ))}
          </dd>
        </>
      )}
      {answered && source !== undefined && (
        <>
          <dt>{t('about.source')}</dt>
          <dd>{source}</dd>
        </>
      )}
    </dl>
  )
}

interface ConceptsProps {
  readonly name: string
  readonly keys: readonly ConceptKey[]
  readonly language: Language
}

function Concepts({ name, keys, language }: ConceptsProps) {
  if (keys.length === 0) return null
  return (
    <>
      <dt>{name}</dt>
      <dd>
        {keys.map((key) => (
          <Link key={key} to={`/concepts/${key}`}>
            {conceptTitle(key, language)}
          </Link>
        ))}
      </dd>
    </>
  )
}
