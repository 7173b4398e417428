import { useText } from '../../i18n/use-text.ts'
import { classes } from '../../ui/classes.ts'
import { Meter } from '../../ui/meter.tsx'
import list from './list.module.css'
import styles from './legend.module.css'

const steps = [0, 1, 2, 3, 4] as const

/** What the colours and signs say. */
export function Legend() {
  const t = useText('map')
  return (
    <section className={styles.legend} aria-label={t('legend.title')}>
      <ul className={styles.steps}>
        <li className={styles.title}>{t('legend.title')}</li>
        {steps.map((step) => (
          <li key={step}>
            <span className={list.swatch} data-step={step} />
            {step > 0 && <Meter level={step} label={t('level', { level: step })} />}
            {t(`legend.s${step}`)}
          </li>
        ))}
        <li>
          <span className={classes(list.swatch, list.ready)} data-step={0} />
          {t('legend.ready')}
        </li>
      </ul>
    </section>
  )
}

/** How mastery is counted, and what has no box. */
export function Notes() {
  const t = useText('map')
  return (
    <div className={styles.notes}>
      <p>{t('legend.about')}</p>
      <p>{t('legend.other')}</p>
    </div>
  )
}
