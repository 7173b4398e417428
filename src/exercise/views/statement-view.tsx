import { Link } from 'react-router'
import type { Language } from '../../base/language.ts'
import { questionOf, topicTitle } from '../../content/catalog.ts'
import type { Exercise } from '../../content/types.ts'
import { useText } from '../../i18n/use-text.ts'
import { classes } from '../../ui/classes.ts'
import { Html } from '../../ui/html.tsx'
import type { Attempt } from '../attempt.ts'
import { useNotation } from '../report/use-notation.ts'
import { HintsView } from './hints-view.tsx'
import { PreludeNote } from './prelude-note.tsx'
import { PythonSection } from './python-section.tsx'
import styles from './statement.module.css'

interface Props {
  readonly exercise: Exercise
  readonly attempt: Attempt
  readonly language: Language
  /** Follow-ups come when the exercise is solved or given up. */
  readonly over: boolean
  /** The code may import it. */
  readonly prelude: boolean
  readonly onHint: () => void
  readonly onSolution: () => void
}

export function StatementView(props: Props) {
  const { exercise, attempt, language, over, prelude, onHint, onSolution } = props
  const t = useText('exercise')
  const notation = useNotation()
  const { topic, minutes, difficulty, tier, followUps } = exercise
  const questions = exercise.questions.flatMap((id) => questionOf(id) ?? [])
  const meta = [
    topicTitle(topic, language),
    t('minutes', { count: minutes }),
    t('difficulty', { level: difficulty }),
    t(tier === 1 ? 'tier.first' : tier === 2 ? 'tier.second' : 'tier.third'),
  ]
  return (
    <article className={styles.statement} aria-labelledby="exercise-title">
      <p className={styles.meta}>{meta.join(' · ')}</p>
      <h1 id="exercise-title" className={styles.title} tabIndex={-1}>
        {exercise.title[language]}
      </h1>
      <Html
        as="div"
        className={classes(styles.text)}
        lang={language}
        html={exercise.statement[language]}
        code={notation.language}
      />
      {prelude && <PreludeNote language={language} />}
      {notation.language === 'python' && exercise.python && (
        <PythonSection python={exercise.python} language={language} />
      )}
      <HintsView
        hints={exercise.hints}
        opened={attempt.hints}
        counts={attempt.reviewed === null}
        language={language}
        onOpen={onHint}
      />
      {over && (
        <section className={styles.section}>
          <h2 className={styles.heading}>{t('followUps')}</h2>
          {followUps.map((followUp, i) => (
            <div key={i} className={styles.followUp} lang={language}>
              <Html as="div" className={classes(styles.text)} html={followUp.question[language]} />
              <details className={styles.answer}>
                <summary>{t('showAnswer')}</summary>
                <Html as="div" className={classes(styles.text)} html={followUp.answer[language]} />
              </details>
            </div>
          ))}
        </section>
      )}
      {over && questions.length > 0 && (
        <section className={styles.section}>
          <h2 className={styles.heading}>{t('related')}</h2>
          <ul className={styles.related}>
            {questions.map((question) => (
              <li key={question.id}>
                <Link className={styles.link} to={`/questions/${question.id}`}>
                  {question.title[language]}
                </Link>
              </li>
            ))}
          </ul>
        </section>
      )}
      <section className={styles.section}>
        <button type="button" className={styles.link} onClick={onSolution}>
          {t('solution.action')}
        </button>
      </section>
    </article>
  )
}
