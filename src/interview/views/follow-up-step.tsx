import { useId } from 'react'
import type { Language } from '../../base/language.ts'
import type { Exercise } from '../../content/types.ts'
import { Html } from '../../ui/html.tsx'
import type { Given } from '../sitting.ts'
import { useWords } from './use-words.ts'
import styles from './run.module.css'

interface Props {
  readonly exercise: Exercise
  readonly place: number
  readonly given: Given | null
  readonly language: Language
  readonly onGive: (given: Given) => void
}

/** What an interviewer asks once the code is on the board. */
export function FollowUpStep({ exercise, place, given, language, onGive }: Props) {
  const t = useWords()
  const id = useId()
  const question = exercise.followUps[place]?.question[language] ?? ''
  const text = given?.type === 'said' ? given.text : ''
  return (
    <div>
      <p className={styles.title}>
        {t('run.followUp')} · {exercise.title[language]}
      </p>
      <h1 className={styles.asked}>
        <Html as="span" html={question} lang={language} />
      </h1>
      <label htmlFor={id} className={styles.label}>
        {t('run.say')}
      </label>
      <textarea
        id={id}
        className={styles.field}
        rows={6}
        value={text}
        aria-describedby={`${id}-note`}
        onChange={(event) => onGive({ type: 'said', text: event.target.value, score: null })}
      />
      <p id={`${id}-note`} className={styles.note}>
        {t('run.sayHint')}
      </p>
    </div>
  )
}
