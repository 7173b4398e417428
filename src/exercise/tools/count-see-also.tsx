import { Link } from 'react-router'
import type { Language } from '../../base/language.ts'
import { conceptOf, conceptTitle, questionOf } from '../../content/catalog.ts'
import type { ConceptKey, Exercise } from '../../content/types.ts'
import { useText } from '../../i18n/use-text.ts'
import links from '../../ui/links.module.css'
import styles from './counter.module.css'

/** What a count is a count of. */
const convention: ConceptKey = 'params-flops/mac-vs-flop'

/** The concepts and questions on parameters and FLOPs that a count belongs to. */
export function SeeAlso({
  exercise,
  language,
}: {
  readonly exercise: Exercise
  readonly language: Language
}) {
  const t = useText('counter')
  const concepts = [
    ...new Set([
      ...(exercise.operations?.see ?? []),
      ...exercise.concepts.filter((key) => key.startsWith('params-flops/')),
      convention,
    ]),
  ].filter((key) => conceptOf(key))
  const questions = exercise.questions.flatMap((id) => {
    const question = questionOf(id)
    return question?.topic === 'params-flops' ? [question] : []
  })
  if (concepts.length + questions.length === 0) return null
  return (
    <nav className={styles.see} aria-label={t('see')}>
      <span>{t('see')}</span>
      <ul className={links.links}>
        {concepts.map((key) => (
          <li key={key}>
            <Link to={`/concepts/${key}`}>{conceptTitle(key, language)}</Link>
          </li>
        ))}
        {questions.map(({ id, title }) => (
          <li key={id}>
            <Link to={`/questions/${id}`}>{title[language]}</Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
