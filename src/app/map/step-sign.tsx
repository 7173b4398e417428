import { useText } from '../../i18n/use-text.ts'
import { classes } from '../../ui/classes.ts'
import { Meter } from '../../ui/meter.tsx'
import { type Standing } from './standing.ts'
import { percentOf } from '../../base/percent.ts'
import styles from './step-sign.module.css'

/** Mastery without colour: steps and per cent, or a word where nothing was met. */
export function StepSign({ standing }: { readonly standing: Standing }) {
  const t = useText('map')
  const { step, value, ready } = standing
  if (step === 0)
    return (
      <span className={classes(styles.sign, ready && styles.ready)}>
        {t(ready ? 'ready' : 'new')}
      </span>
    )
  return (
    <span className={styles.sign}>
      <Meter level={step} label={t('level', { level: step })} />
      {t('percent', { percent: percentOf(value) })}
    </span>
  )
}
