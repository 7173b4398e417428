import { useText } from '../../i18n/use-text.ts'
import { VisuallyHidden } from '../../ui/visually-hidden.tsx'
import { type Summary } from './standing.ts'
import { percentOf } from '../../base/percent.ts'
import { StepBar } from './step-bar.tsx'
import styles from './nodes.module.css'

interface Props {
  readonly title: string
  readonly summary: Summary
}

/** What stands in the box of a topic. */
export function TopicFace({ title, summary }: Props) {
  const t = useText('map')
  return (
    <>
      <span className={styles.topicTitle}>{title}</span>{' '}
      <span className={styles.about}>{t('topics.concepts', { count: summary.concepts })}</span>{' '}
      <StepBar summary={summary} />
      <span className={styles.about}>
        <VisuallyHidden>{t('legend.title')}</VisuallyHidden>{' '}
        {t('percent', { percent: percentOf(summary.value) })}
        {summary.ready > 0 && `${t('readout.dot')}${t('topics.ready', { count: summary.ready })}`}
      </span>
    </>
  )
}
