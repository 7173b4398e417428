import type { KeyboardEvent } from 'react'
import { useText } from '../../i18n/use-text.ts'
import type { Rating } from '../../progress/events.ts'
import { VerdictSign } from '../../ui/verdict-sign.tsx'
import type { Reviewed } from '../attempt.ts'
import styles from './rating.module.css'

interface Props {
  readonly reviewed: Reviewed
  readonly hints: number
  readonly expectedMinutes: number
  readonly total: number
  readonly dueInDays: number | null
  readonly onRate: (rating: Rating) => void
  readonly onAgain: () => void
}

const ratings = [1, 2, 3, 4] as const
const names = {
  1: 'rating.again',
  2: 'rating.hard',
  3: 'rating.good',
  4: 'rating.easy',
} as const

/** The rating that followed from what happened, its reason, and the way to change it. */
export function RatingView(props: Props) {
  const { reviewed, hints, expectedMinutes, total, dueInDays, onRate, onAgain } = props
  const t = useText('exercise')
  const solved = reviewed.reason !== 'solution-seen'
  const move = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0
    const next = ratings.find((rating) => rating === reviewed.rating + step)
    if (step === 0 || next === undefined) return
    event.preventDefault()
    onRate(next)
    const group = event.currentTarget
    requestAnimationFrame(() => group.querySelector<HTMLElement>('[aria-checked=true]')?.focus())
  }
  const reason = t(`rating.reason.${reviewed.reason}`, {
    hints: t('rating.hints', { count: hints }),
    minutes: reviewed.minutes,
    expected: expectedMinutes,
  })
  const when =
    dueInDays === null ? null : dueInDays < 1 ? t('laterToday') : t('days', { count: dueInDays })
  return (
    <section className={styles.rating}>
      {solved && (
        <p className={styles.solved}>
          <VerdictSign verdict="pass" />
          <b>{t('solved')}</b> {t('solvedText', { total })}
        </p>
      )}
      <div
        role="radiogroup"
        aria-label={t('rating.label')}
        className={styles.group}
        // Arrows move the choice, as in every radio group; its focus is on the chosen radio.
        tabIndex={-1}
        onKeyDown={move}
      >
        {ratings.map((rating) => (
          <button
            key={rating}
            type="button"
            role="radio"
            aria-checked={rating === reviewed.rating}
            tabIndex={rating === reviewed.rating ? 0 : -1}
            onClick={() => onRate(rating)}
          >
            {t(names[rating])}
          </button>
        ))}
      </div>
      <p className={styles.note}>
        {reason}
        {reviewed.rating !== reviewed.proposed &&
          ` ${t('rating.changed', { rating: t(names[reviewed.rating]) })}`}{' '}
        {when === null ? t('rating.noteNoDate') : t('rating.note', { when })}
      </p>
      <button type="button" className={styles.link} onClick={onAgain}>
        {t('again.action')}
      </button>
    </section>
  )
}
