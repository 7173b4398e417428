import { useText } from '../../i18n/use-text.ts'
import { VisuallyHidden } from '../../ui/visually-hidden.tsx'
import type { RunState } from '../session-state.ts'

/** Says the outcome of a run to who does not see the list. */
export function Announcer({ run }: { readonly run: RunState }) {
  const t = useText('exercise')
  return (
    <div role="status">
      <VisuallyHidden>{words(t, run)}</VisuallyHidden>
    </div>
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
