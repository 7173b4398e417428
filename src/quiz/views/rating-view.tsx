import { useState } from 'react'
import type { Rating } from '../../progress/events.ts'
import type { Question } from '../../content/types.ts'
import { useText } from '../../i18n/use-text.ts'
import type { Interval } from '../../schedule/review.ts'
import { ratings } from '../../schedule/rating.ts'
import { Segmented } from '../../ui/segmented.tsx'
import type { Reviewed } from '../session-state.ts'
import styles from './rating.module.css'

interface Props {
  readonly question: Question
  readonly reviewed: Reviewed | null
  readonly ms: number
  /** Now, when the answer was given. */
  readonly answeredAt: number
  readonly onRate: (rating: Rating) => void
}

const names = {
  1: 'rating.again',
  2: 'rating.hard',
  3: 'rating.good',
  4: 'rating.easy',
} as const

/** The rating that followed from what happened, with its reason and what each would mean. */
export function RatingView({ question, reviewed, ms, answeredAt, onRate }: Props) {
  const t = useText('quiz')
  const [now] = useState(answeredAt)
  if (!reviewed) return <p className={styles.note}>{t('rating.saving')}</p>
  const { rating, proposed, reason, intervals } = reviewed
  const took = tookWords(t, ms)
  const expected = tookWords(t, question.seconds * 1000)
  const open = reason === 'wrong' && question.type === 'open'
  return (
    <>
      <Segmented
        className={styles.segments}
        label={t('rating.label')}
        options={ratings.map((value) => ({
          value,
          label: (
            <>
              {t(names[value])}
              <small>{intervalWords(t, intervals[value], now)}</small>
            </>
          ),
        }))}
        value={rating}
        onChange={onRate}
      />
      <p className={styles.note}>
        <span>
          {t(open ? 'rating.reason.wrongOpen' : `rating.reason.${reason}`, { took, expected })}
        </span>
        <span>
          {rating === proposed
            ? t('rating.change')
            : t('rating.changed', { rating: t(names[rating]) })}
        </span>
      </p>
    </>
  )
}

type QuizText = ReturnType<typeof useText<'quiz'>>

function tookWords(t: QuizText, ms: number): string {
  const seconds = Math.max(1, Math.round(ms / 1000))
  return seconds < 100
    ? t('took.seconds', { count: seconds })
    : t('took.minutes', { minutes: Math.floor(seconds / 60), seconds: seconds % 60 })
}

function intervalWords(t: QuizText, { dueAt, days }: Interval, now: number): string {
  if (days === 0)
    return t('rating.minutes', { count: Math.max(1, Math.round((dueAt - now) / 60_000)) })
  return days < 60
    ? t('rating.days', { count: days })
    : t('rating.months', { count: Math.round(days / 30) })
}
