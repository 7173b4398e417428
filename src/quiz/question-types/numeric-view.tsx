import { useId } from 'react'
import { useText } from '../../i18n/use-text.ts'
import { Html } from '../../ui/html.tsx'
import { VerdictSign } from '../../ui/verdict-sign.tsx'
import { mistakeOf, numeric, readingOf } from './numeric.ts'
import { rangeOf, valueText } from './number-words.ts'
import type { ViewProps } from './view.ts'
import styles from './numeric.module.css'

export function NumericView({ question, answer, stage, language, onAnswer }: ViewProps<'numeric'>) {
  const t = useText('quiz')
  const id = useId()
  const { unit, value } = question.answer
  const judged = stage === 'answered'
  const right = judged && numeric.score(question, answer) === 1
  const reading = readingOf(question, answer.text)
  const withUnit = (text: string) => (unit ? `${text} ${unit[language]}` : text)
  const note =
    reading.type === 'number'
      ? t('numeric.reads', { value: withUnit(valueText(reading.value)) })
      : reading.type === 'empty'
        ? t('numeric.hint')
        : t('numeric.unreadable')
  return (
    <div>
      <label htmlFor={id} className={styles.label}>
        {t('numeric.label')}
      </label>
      <div className={styles.field}>
        <input
          id={id}
          className={styles.input}
          value={answer.text}
          readOnly={judged}
          inputMode="text"
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          aria-describedby={`${id}-note`}
          onChange={(event) => onAnswer({ type: 'numeric', text: event.target.value })}
        />
        {unit && <span className={styles.unit}>{unit[language]}</span>}
        {judged && (
          <span className={right ? styles.right : styles.wrong}>
            <VerdictSign verdict={right ? 'pass' : 'fail'} />
            {t(right ? 'verdict.right' : 'verdict.wrong')}
          </span>
        )}
      </div>
      <p id={`${id}-note`} className={styles.note}>
        {note}
      </p>
      {judged && !right && <Mistake question={question} text={answer.text} language={language} />}
      {judged && (
        <p className={styles.answer}>
          {!right && <span>{t('numeric.right', { value: withUnit(valueText(value)) })}</span>}
          <Range question={question} />
        </p>
      )}
    </div>
  )
}

type QuestionProp = Pick<ViewProps<'numeric'>, 'question'>

function Range({ question }: QuestionProp) {
  const t = useText('quiz')
  const range = rangeOf(question)
  return (
    range && (
      <span>{t('numeric.within', { low: valueText(range.low), high: valueText(range.high) })}</span>
    )
  )
}

/** The known misconception whose result the user has typed. */
function Mistake({
  question,
  text,
  language,
}: QuestionProp & { readonly text: string } & Pick<ViewProps<'numeric'>, 'language'>) {
  const t = useText('quiz')
  const mistake = mistakeOf(question, text)
  if (!mistake) return null
  return (
    <div className={styles.mistake}>
      <p>{t('numeric.mistake')}</p>
      <Html as="p" html={mistake.why[language]} className={styles.mistakeWhy} />
    </div>
  )
}
