import { Link } from 'react-router'
import { useText } from '../../i18n/use-text.ts'
import { Button } from '../../ui/button.tsx'
import styles from './session-bar.module.css'

interface Props {
  /** Null while nothing is asked. */
  readonly place: { readonly position: number; readonly total: number } | null
  readonly minutes: number
  /** Of a sprint; null outside one. */
  readonly secondsLeft: number | null
  readonly onEnd: () => void
}

/** What stands above a session instead of the app's own bar. */
export function SessionBar({ place, minutes, secondsLeft, onEnd }: Props) {
  const t = useText('quiz')
  return (
    <header className={styles.bar}>
      <div className={styles.row}>
        <Link to="/" className={styles.mark} translate="no">
          {'Offhand'}
        </Link>
        {place && <span className={styles.place}>{t('position', place)}</span>}
        <span className={styles.time} role={secondsLeft === null ? undefined : 'timer'}>
          {secondsLeft !== null
            ? t('secondsLeft', { count: secondsLeft })
            : minutes > 0 && t('sofar', { minutes })}
        </span>
        <Button variant="quiet" kbd="Esc" onClick={onEnd}>
          {t('end')}
        </Button>
      </div>
      <div
        className={styles.run}
        role="progressbar"
        aria-label={t('progress')}
        aria-valuemin={0}
        aria-valuemax={place?.total ?? 1}
        aria-valuenow={place ? place.position - 1 : 0}
      >
        <i style={{ width: `${place ? ((place.position - 1) / place.total) * 100 : 0}%` }} />
      </div>
    </header>
  )
}
