import { useText } from '../../i18n/use-text.ts'
import type { CandidateFailure } from '../../runner/verdict.ts'
import { useNotation } from './use-notation.ts'
import styles from './report.module.css'

interface Props {
  readonly failure: CandidateFailure
  readonly onGoTo: (line: number, column: number) => void
}

const mostText = 2000
/** Kinds whose own message says no more than our words. */
const saidByWords: readonly CandidateFailure['kind'][] = ['timeout', 'cancelled', 'prelude']

/** Kinds that have a name in the language; that of the others is ours. */
const hasName: readonly CandidateFailure['kind'][] = ['thrown', 'syntax', 'load']

/** Why there is no value: what happened in our words, the code's own message, and what to do. */
export function FailureView({ failure, onGoTo }: Props) {
  const t = useText('exercise')
  const python = useText('python')
  const isPython = useNotation().language === 'python'
  const { kind, name, message, line, column } = failure
  const own = [hasName.includes(kind) ? name : '', message].filter((part) => part !== '').join(': ')
  const words = (part: 'what' | 'next'): string =>
    isPython && hasOther(kind) ? python(`failure.${kind}.${part}`) : t(`failure.${kind}.${part}`)
  return (
    <section className={styles.failure}>
      <p className={styles.failureWhat}>{words('what')}</p>
      {own !== '' && !saidByWords.includes(kind) && (
        <pre className={styles.failureOwn}>
          {own.length > mostText ? `${own.slice(0, mostText)}…` : own}
        </pre>
      )}
      <p className={styles.note}>{words('next')}</p>
      {line !== undefined && (
        <button type="button" className={styles.link} onClick={() => onGoTo(line, column ?? 1)}>
          {t('goTo', { line, column: column ?? 1 })}
        </button>
      )}
    </section>
  )
}

/** Those that have other words there. */
const pythonKinds = ['thrown', 'load', 'missing-export', 'uncloneable'] as const
const hasOther = (kind: CandidateFailure['kind']): kind is (typeof pythonKinds)[number] =>
  pythonKinds.some((one) => one === kind)
