import { useText } from '../../i18n/use-text.ts'
import type { CandidateFailure } from '../../runner/verdict.ts'
import styles from './report.module.css'

interface Props {
  readonly failure: CandidateFailure
  readonly onGoTo: (line: number, column: number) => void
}

const mostText = 2000

/** Why there is no value: what happened in our words, the code's own message, and what to do. */
export function FailureView({ failure, onGoTo }: Props) {
  const t = useText('exercise')
  const { kind, name, message, line, column } = failure
  const own = [name, message].filter((part) => part !== '').join(': ')
  return (
    <section className={styles.failure}>
      <p className={styles.failureWhat}>{t(`failure.${kind}.what`)}</p>
      {own !== '' && kind !== 'timeout' && kind !== 'cancelled' && (
        <pre className={styles.failureOwn}>
          {own.length > mostText ? `${own.slice(0, mostText)}…` : own}
        </pre>
      )}
      <p className={styles.note}>{t(`failure.${kind}.next`)}</p>
      {line !== undefined && (
        <button type="button" className={styles.link} onClick={() => onGoTo(line, column ?? 1)}>
          {t('goTo', { line, column: column ?? 1 })}
        </button>
      )}
    </section>
  )
}
