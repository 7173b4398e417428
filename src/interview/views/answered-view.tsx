import { useCallback } from 'react'
import { Link } from 'react-router'
import type { Language } from '../../base/language.ts'
import { seededRandom } from '../../base/random.ts'
import { loadQuestion } from '../../content/load.ts'
import type { Question } from '../../content/types.ts'
import type { InterviewItem } from '../../progress/events.ts'
import type { Answer } from '../../quiz/answer.ts'
import { arrange, blankAnswer, fits } from '../../quiz/grade.ts'
import { isAnswer } from '../../quiz/kept-session.ts'
import { hasOwnStem, viewOf } from '../../quiz/question-types/views.tsx'
import { Stem } from '../../quiz/views/stem.tsx'
import { Html } from '../../ui/html.tsx'
import { useLoaded } from '../../ui/use-loaded.ts'
import { useWords } from './use-words.ts'
import styles from './report.module.css'

interface Props {
  readonly item: InterviewItem
  readonly id: string
  readonly language: Language
}

const nothing = () => {}

/** The question as it was asked, with what was answered, the right answer and the explanation. */
export function AnsweredView({ item, id, language }: Props) {
  const t = useWords()
  const seed = item.seed ?? 0
  const question = useLoaded(useCallback(() => loadQuestion(id, seed), [id, seed]))
  if (question === undefined) return <p className={styles.note}>{t('run.loading')}</p>
  if (!question) return <p className={styles.note}>{t('report.gone')}</p>
  const View = viewOf(question.type)
  const arrangement = arrange(question, seededRandom(seed))
  return (
    <div className={styles.opened}>
      <Stem question={question} language={language} withText={!hasOwnStem(question.type)} />
      <View
        question={question}
        answer={answerOf(question, item.answer) ?? blankAnswer(question, arrangement)}
        arrangement={arrangement}
        stage="answered"
        language={language}
        onAnswer={nothing}
      />
      <Html html={question.explanation[language]} lang={language} className={styles.text} />
      <p className={styles.note}>
        <Link to={`/questions/${id}`}>{question.title[language]}</Link>
      </p>
    </div>
  )
}

const answerOf = (question: Question, given: unknown): Answer | null =>
  isAnswer(given) && fits(question, given) ? given : null
