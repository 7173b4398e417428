import { useId } from 'react'
import { useText } from '../../i18n/use-text.ts'
import { Html } from '../../ui/html.tsx'
import { FollowUps } from '../views/follow-ups.tsx'
import type { ViewProps } from './view.ts'
import styles from './open.module.css'

/** Say it, compare it with a good answer, tick what was said. */
export function OpenView({ question, answer, stage, language, onAnswer }: ViewProps<'open'>) {
  const t = useText('quiz')
  const id = useId()
  const { text, ticks } = answer
  const toggle = (point: number) =>
    onAnswer({
      ...answer,
      ticks: ticks.includes(point) ? ticks.filter((other) => other !== point) : [...ticks, point],
    })
  return (
    <div>
      <label htmlFor={id} className={styles.label}>
        {t('open.label')}
      </label>
      {stage === 'answering' || text.trim() !== '' ? (
        <textarea
          id={id}
          className={styles.text}
          value={text}
          rows={6}
          readOnly={stage !== 'answering'}
          aria-describedby={`${id}-note`}
          onChange={(event) => onAnswer({ ...answer, text: event.target.value })}
        />
      ) : null}
      {stage === 'answering' && (
        <p id={`${id}-note`} className={styles.note}>
          {t('open.hint')}
        </p>
      )}
      {stage !== 'answering' && (
        <>
          <h2 className={styles.heading}>{t('open.model')}</h2>
          <Html html={question.answer[language]} className={styles.model} lang={language} />
          <fieldset className={styles.rubric} disabled={stage === 'answered'}>
            <legend>{t('open.rubric')}</legend>
            {question.rubric.map((point, i) => (
              <label key={i}>
                <input type="checkbox" checked={ticks.includes(i)} onChange={() => toggle(i)} />
                <Html as="span" html={point[language]} />
              </label>
            ))}
          </fieldset>
          <p className={styles.note} role="status">
            {t('open.ticked', { count: ticks.length, total: question.rubric.length })}
          </p>
        </>
      )}
      {stage === 'answered' && <FollowUps followUps={question.followUps} language={language} />}
    </div>
  )
}
