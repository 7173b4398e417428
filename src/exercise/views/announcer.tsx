import { useText } from '../../i18n/use-text.ts'
import type { RunState } from '../session-state.ts'
import styles from './announcer.module.css'

/** Says the outcome of a run to who does not see the list. */
export function Announcer({ run }: { readonly run: RunState }) {
  const t = useText('exercise')
  return (
    <p className={styles.announcer} role="status">
      {words(t, run)}
    </p>
  )
}

function words(t: ReturnType<typeof useText<'exercise'>>, run: RunState): string {
  if (run.type === 'unavailable') return t('unavailable')
  if (run.type !== 'done') return ''
  const { state, checks } = run.verdict
  if (state === 'cancelled') return t('announce.cancelled')
  const ran = checks.filter((check) => check.state !== 'not-run')
  const total = ran.length
  if (total === 0) return t('announce.nothing')
  const passed = ran.filter((check) => check.state === 'pass').length
  if (passed < total) return t('announce.partly', { passed, total })
  return run.scope === 'all' ? t('announce.pass', { total }) : t('announce.samplesPass', { total })
}
