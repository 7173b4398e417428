import { Link } from 'react-router'
import type { Language } from '../../base/language.ts'
import { useText } from '../../i18n/use-text.ts'
import type { TodaysPlan } from '../../quiz/todays-plan.ts'
import links from '../../ui/links.module.css'
import { dayWords } from './time-words.ts'
import styles from './home.module.css'

interface Props {
  readonly interview: NonNullable<TodaysPlan['interview']>
  readonly goalMinutes: number | null
  readonly language: Language
}

/** How many days are left, what each of them takes, and whether it fits. */
export function InterviewView({ interview, goalMinutes, language }: Props) {
  const t = useText('home')
  const { date, days, pace } = interview
  const { perDay, reached, total } = pace
  const minutes = Math.max(1, Math.round(pace.secondsPerDay / 60))
  const isNew = total.question + total.exercise > 0
  const fits = reached.question === total.question && reached.exercise === total.exercise
  return (
    <>
      <p className={styles.days}>
        <b>{days}</b>
        {t('interview.days', { count: days })}
      </p>
      <p>{dayWords(language, date)}</p>
      {isNew && (
        <p>
          {t('interview.pace', {
            questions: t('today.questions', { count: perDay.question }),
            exercises: t('today.exercises', { count: perDay.exercise }),
            minutes,
          })}
        </p>
      )}
      {!isNew && <p>{t('interview.known', { minutes })}</p>}
      {isNew && pace.learningDays < days && (
        <p>{t('interview.rest', { count: days - pace.learningDays })}</p>
      )}
      {goalMinutes !== null && (
        <p className={fits ? styles.fits : styles.short} role="status">
          {fits
            ? t('interview.fits', { goal: goalMinutes })
            : t('interview.short', {
                goal: goalMinutes,
                questions: reached.question,
                allQuestions: total.question,
                exercises: reached.exercise,
                allExercises: total.exercise,
              })}
        </p>
      )}
      <ul className={links.links}>
        <li>
          <Link to="/settings#reviews">{t('interview.change')}</Link>
        </li>
      </ul>
    </>
  )
}
