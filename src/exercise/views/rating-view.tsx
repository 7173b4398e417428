import { useText } from '../../i18n/use-text.ts'
import type { Rating } from '../../progress/events.ts'
import { ButtonLink } from '../../ui/button.tsx'
import { Segmented } from '../../ui/segmented.tsx'
import { VerdictSign } from '../../ui/verdict-sign.tsx'
import type { Reviewed } from '../attempt.ts'
import styles from './rating.module.css'

interface Props {
  readonly reviewed: Reviewed
  /** No later run stands beside it, of which this would seem to be the verdict. */
  readonly isLatest: boolean
  readonly hints: number
  readonly expectedMinutes: number
  readonly total: number
  readonly dueInDays: number | null
  readonly onRate: (rating: Rating) => void
  readonly onAgain: () => void
  /** The session that waits for this exercise. */
  readonly session: string | null
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
  const { reviewed, isLatest, hints, expectedMinutes, total, dueInDays } = props
  const { onRate, onAgain, session } = props
  const t = useText('exercise')
  const solved = isLatest && reviewed.reason !== 'solution-seen'
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
      <Segmented
        label={t('rating.label')}
        options={ratings.map((rating) => ({ value: rating, label: t(names[rating]) }))}
        value={reviewed.rating}
        onChange={onRate}
      />
      <p className={styles.note}>
        {reason}
        {reviewed.rating !== reviewed.proposed &&
          ` ${t('rating.changed', { rating: t(names[reviewed.rating]) })}`}{' '}
        {when === null ? t('rating.noteNoDate') : t('rating.note', { when })}
      </p>
      {session !== null && (
        <ButtonLink to={session} variant="primary">
          {t('backToSession')}
        </ButtonLink>
      )}
      <button type="button" className={styles.link} onClick={onAgain}>
        {t('again.action')}
      </button>
    </section>
  )
}
