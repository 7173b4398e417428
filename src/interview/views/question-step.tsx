import { useEffect } from 'react'
import type { Language } from '../../base/language.ts'
import { seededRandom } from '../../base/random.ts'
import type { Question } from '../../content/types.ts'
import { arrange, blankAnswer, fits } from '../../quiz/grade.ts'
import { hasOwnStem, viewOf } from '../../quiz/question-types/views.tsx'
import { Stem } from '../../quiz/views/stem.tsx'
import type { Given } from '../sitting.ts'
import styles from './run.module.css'

interface Props {
  readonly question: Question
  readonly seed: number
  readonly given: Given | null
  readonly language: Language
  readonly onGive: (given: Given) => void
}

/** A question without a verdict. The paper's seed also puts the options into their order. */
export function QuestionStep({ question, seed, given, language, onGive }: Props) {
  const View = viewOf(question.type)
  const known = given?.type === 'answer' && fits(question, given.answer) ? given : null
  const arrangement = known?.arrangement ?? arrange(question, seededRandom(seed))
  const answer = known?.answer ?? blankAnswer(question, arrangement)
  // Seen once, the order of the options is kept with the interview.
  useEffect(() => {
    if (!known) onGive({ type: 'answer', answer, arrangement })
  })
  return (
    <div>
      <h1 className={styles.title}>{question.title[language]}</h1>
      <Stem question={question} language={language} withText={!hasOwnStem(question.type)} />
      <View
        question={question}
        answer={answer}
        arrangement={arrangement}
        stage="answering"
        language={language}
        onAnswer={(next: never) => onGive({ type: 'answer', answer: next, arrangement })}
      />
    </div>
  )
}
