import type { ReactNode } from 'react'
import { useText } from '../../i18n/use-text.ts'
import type { CheckState, CheckVerdict } from '../../runner/verdict.ts'
import { Button } from '../../ui/button.tsx'
import { VerdictSign } from '../../ui/verdict-sign.tsx'
import type { RunState } from '../session-state.ts'
import { verdictsOf } from '../session-state.ts'
import { modified } from './keys.ts'
import { useLasting } from './use-lasting.ts'
import styles from './run-bar.module.css'

interface Props {
  readonly run: RunState
  /** The code has changed since. */
  readonly stale: boolean
  readonly wide: boolean
  /** What a run waits for. */
  readonly preparing: ReactNode
  readonly onRun: () => void
  readonly onSubmit: () => void
  readonly onCancel: () => void
}

const states = ['pass', 'fail', 'error', 'timeout'] as const

/** The count of the last run at the left, what can be done at the right. */
export function RunBar(props: Props) {
  const { run, stale, wide, preparing, onRun, onSubmit, onCancel } = props
  const t = useText('exercise')
  const going = run.type === 'running'
  const waits = useLasting(going, 300)
  const counts = countStates(verdictsOf(run))
  return (
    <div className={wide ? styles.bar : styles.foot}>
      <div className={styles.sum}>
        {states.map((state) =>
          counts[state] > 0 ? (
            <span key={state} className={styles[state]}>
              <VerdictSign verdict={state} {...(wide ? {} : { label: t(`state.${state}`) })} />
              {wide ? t(`count.${state}`, { count: counts[state] }) : counts[state]}
            </span>
          ) : null,
        )}
        {waits && run.type === 'running' && (
          <span className={styles.wait}>
            {run.phase === 'preparing' ? preparing : t('running')}
          </span>
        )}
        {run.type === 'done' && run.verdict.state === 'cancelled' && (
          <span className={styles.wait}>{t('cancelled')}</span>
        )}
        {run.type === 'done' && run.verdict.failure && (
          <span className={styles.error}>
            <VerdictSign verdict="error" />
            {t('announce.nothing')}
          </span>
        )}
        {stale && <span className={styles.wait}>{t('stale')}</span>}
      </div>
      <div className={styles.end}>
        {going ? (
          <Button onClick={onCancel}>{t('cancel')}</Button>
        ) : (
          <>
            <Button
              kbd={modified('⏎')}
              aria-keyshortcuts="Control+Enter"
              onClick={onRun}
              title={t('runLong')}
            >
              {t('run')}
            </Button>
            <Button
              variant="primary"
              kbd={modified('⇧ ⏎')}
              aria-keyshortcuts="Control+Shift+Enter"
              onClick={onSubmit}
              title={t('submitLong')}
            >
              {t('submit')}
            </Button>
          </>
        )}
      </div>
    </div>
  )
}

function countStates(verdicts: readonly CheckVerdict[]): Readonly<Record<CheckState, number>> {
  const counts = { pass: 0, fail: 0, error: 0, timeout: 0, 'not-run': 0 }
  for (const { state } of verdicts) counts[state] += 1
  return counts
}
