import { type ReactNode, useEffect, useRef } from 'react'
import { Link } from 'react-router'
import type { Language } from '../../base/language.ts'
import { exerciseOf, questionOf } from '../../content/catalog.ts'
import type { Rating } from '../../progress/events.ts'
import { useText } from '../../i18n/use-text.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { Html } from '../../ui/html.tsx'
import { Block, Column, Page, Side, Spread } from '../../ui/layout.tsx'
import { Notice } from '../../ui/notice.tsx'
import { VerdictSign } from '../../ui/verdict-sign.tsx'
import { VisuallyHidden } from '../../ui/visually-hidden.tsx'
import type { Answer } from '../answer.ts'
import { isComplete } from '../grade.ts'
import { hasOwnStem, viewOf } from '../question-types/views.tsx'
import { type AskingState, outcomeOf, outcomeSigns } from '../session-state.ts'
import { AboutView } from './about-view.tsx'
import { FigureView } from './figure-view.tsx'
import { KeysView } from './keys-view.tsx'
import { RatingView } from './rating-view.tsx'
import { Stem } from './stem.tsx'
import styles from './question.module.css'

interface Props {
  readonly state: AskingState
  readonly language: Language
  readonly now: number
  /** How often it was forgotten, when that is too often; else null. */
  readonly slips: number | null
  /** Nothing comes after this one. */
  readonly last: boolean
  readonly onAnswer: (answer: Answer) => void
  readonly onSubmit: () => void
  readonly onRate: (rating: Rating) => void
  readonly onSkip: () => void
  /** Null when there is no answer to take back. */
  readonly onUndo: (() => void) | null
  readonly marks: ReactNode
  readonly onNext: () => void
  readonly onAgain: () => void
}

/** One question, from the stem to the rating. */
export function QuestionView(props: Props) {
  const { state, language, now, onAnswer, onSubmit, onRate } = props
  const { question, showing } = state
  const { stage, answer, arrangement } = showing
  const t = useText('quiz')
  const View = viewOf(question.type)
  const answered = stage === 'answered'
  const form = useRef<HTMLFormElement>(null)
  useStartHere(form, `${state.sitting.position}`)
  return (
    <Page>
      <Spread weave>
        <Column>
          <form
            ref={form}
            tabIndex={-1}
            className={styles.form}
            aria-label={question.title[language]}
            onSubmit={(event) => {
              event.preventDefault()
              onSubmit()
            }}
          >
            <h1 className={styles.title}>{question.title[language]}</h1>
            <Stem question={question} language={language} withText={!hasOwnStem(question.type)} />
            <View
              question={question}
              answer={answer}
              arrangement={arrangement}
              stage={stage}
              language={language}
              onAnswer={onAnswer}
            />
            {!answered && (
              <div className={styles.actions}>
                <Button
                  type="submit"
                  variant="primary"
                  size="big"
                  kbd={question.type === 'open' && stage === 'answering' ? 'Ctrl Enter' : 'Enter'}
                  disabled={!isComplete(question, answer)}
                >
                  {t(submitWord(question.type, stage))}
                </Button>
                {stage === 'answering' && (
                  <Button variant="quiet" kbd="S" onClick={props.onSkip}>
                    {t('skip')}
                  </Button>
                )}
                {stage === 'answering' && props.onUndo && (
                  <Button variant="quiet" kbd="U" onClick={props.onUndo}>
                    {t('undoLast')}
                  </Button>
                )}
              </div>
            )}
          </form>
          {answered && (
            <>
              <Verdict
                score={showing.score ?? 0}
                told={question.type === 'numeric' || question.type === 'open'}
              />
              {props.slips !== null && outcomeOf(showing.score ?? 0) !== 'right' && (
                <Notice tone="late" title={t('slipping.title', { count: props.slips })}>
                  {t('slipping.text')}{' '}
                  <Link to={`/concepts/${question.concept}`}>{t('slipping.concept')}</Link>
                </Notice>
              )}
              <Block order={3} title={t('why')} look="heading">
                <Html
                  html={question.explanation[language]}
                  className={styles.explanation}
                  lang={language}
                />
                {question.explanationFigure && (
                  <FigureView figure={question.explanationFigure} language={language} />
                )}
              </Block>
              <div className={styles.after}>
                <Actions {...props} />
              </div>
            </>
          )}
        </Column>
        <Side>
          {answered && (
            <Block order={2} title={t('rating.title')}>
              <RatingView
                question={question}
                reviewed={showing.reviewed}
                ms={showing.ms}
                answeredAt={now}
                onRate={onRate}
              />
            </Block>
          )}
          <Block order={4} title={t('marks.title')}>
            {props.marks}
          </Block>
          <Block order={5} title={t('about.title')}>
            <AboutView question={question} language={language} answered={answered} />
          </Block>
          <Block order={5} mouse title={t('keys.title')}>
            <KeysView question={question} stage={stage} />
          </Block>
        </Side>
      </Spread>
    </Page>
  )
}

const submitWord = (type: AskingState['question']['type'], stage: string) =>
  type !== 'open' ? 'answer' : stage === 'answering' ? 'compare' : 'rate'

interface VerdictProps {
  readonly score: number
  /** The type's own view shows it: only screen readers still have to be told. */
  readonly told: boolean
}

function Verdict({ score, told }: VerdictProps) {
  const t = useText('quiz')
  const outcome = outcomeOf(score)
  if (told)
    return (
      <VisuallyHidden>
        <span role="status">{t(`verdict.${outcome}`)}</span>
      </VisuallyHidden>
    )
  return (
    <p className={styles.verdict} role="status">
      <span className={styles[outcome]}>
        <VerdictSign verdict={outcomeSigns[outcome]} />
        {t(`verdict.${outcome}`)}
      </span>
      {outcome !== 'right' && score > 0 && t('partlyText', { percent: Math.round(score * 100) })}
    </p>
  )
}

function Actions({ state, language, last, onNext, onAgain, onUndo }: Props) {
  const t = useText('quiz')
  const { question } = state
  const next = useRef<HTMLButtonElement>(null)
  useEffect(() => next.current?.focus({ preventScroll: true }), [])
  const exercise = question.exercises.map(exerciseOf).find((entry) => entry !== undefined)
  return (
    <div className={styles.actions}>
      <Button ref={next} variant="primary" size="big" kbd="Enter" onClick={onNext}>
        {t(last ? 'finish' : 'next')}
      </Button>
      {questionOf(question.id)?.generated && (
        <Button variant="quiet" kbd="R" onClick={onAgain}>
          {t('anew')}
        </Button>
      )}
      {onUndo && (
        <Button variant="quiet" kbd="U" onClick={onUndo}>
          {t('undo')}
        </Button>
      )}
      {exercise && (
        <ButtonLink variant="quiet" to={`/exercises/${exercise.slug}`}>
          {t('write', { title: exercise.title[language] })}
        </ButtonLink>
      )}
    </div>
  )
}

/** A new question starts at its top; where something is typed, the field has the focus. */
function useStartHere(form: React.RefObject<HTMLFormElement | null>, key: string): void {
  useEffect(() => {
    window.scrollTo({ top: 0 })
    const field = form.current?.querySelector<HTMLElement>(
      'input:not([type=radio], [type=checkbox])',
    )
    ;(field ?? form.current)?.focus({ preventScroll: true })
  }, [form, key])
}
