import { useStore } from 'zustand'
import type { Clock } from '../../base/clock.ts'
import { useText } from '../../i18n/use-text.ts'
import type { Progress } from '../../progress/progress.ts'
import type { SettingsStore } from '../../progress/settings.ts'
import { Segmented } from '../../ui/segmented.tsx'
import { FitRow } from '../fitting/fit-row.tsx'
import {
  choicesWith,
  goalChoices,
  newExercisesPerDayChoices,
  newPerDayChoices,
  retentionChoices,
} from './choices.ts'
import { InterviewRow } from './interview-row.tsx'
import { retentionInForce, setRetention } from './retention.ts'
import { Row } from './row.tsx'
import { Section } from './section.tsx'
import styles from './settings.module.css'

interface Props {
  readonly settings: SettingsStore
  readonly progress: Progress
  readonly clock: Clock
}

export function ReviewSection({ settings, progress, clock }: Props) {
  const t = useText('settings')
  const now = useStore(settings.store)
  const retention = useStore(progress.state, retentionInForce) ?? now.retention
  const goal = now.goalMinutes ?? 0
  return (
    <Section id="reviews" title={t('review.title')}>
      <Row title={t('review.retention')} note={t('review.retentionNote')}>
        <Segmented
          label={t('review.retention')}
          options={choicesWith(retentionChoices, retention).map((value) => ({
            value,
            label: `${Math.round(value * 100)}%`,
          }))}
          value={retention}
          onChange={(value) => void setRetention({ settings, progress }, value)}
        />
      </Row>
      <Row title={t('review.fresh')}>
        <Segmented
          label={t('review.fresh')}
          options={choicesWith(newPerDayChoices, now.newPerDay).map((value) => ({
            value,
            label: value,
          }))}
          value={now.newPerDay}
          className={styles.tight}
          onChange={(value) => settings.set({ newPerDay: value })}
        />
      </Row>
      <Row title={t('review.freshExercises')}>
        <Segmented
          label={t('review.freshExercises')}
          options={choicesWith(newExercisesPerDayChoices, now.newExercisesPerDay).map((value) => ({
            value,
            label: value,
          }))}
          value={now.newExercisesPerDay}
          className={styles.tight}
          onChange={(value) => settings.set({ newExercisesPerDay: value })}
        />
      </Row>
      <Row title={t('review.goal')}>
        <Segmented
          label={t('review.goal')}
          options={choicesWith(goalChoices, goal).map((value) => ({
            value,
            label: value === 0 ? t('review.noGoal') : value,
          }))}
          value={goal}
          className={styles.tight}
          onChange={(value) => settings.set({ goalMinutes: value === 0 ? null : value })}
        />
      </Row>
      <InterviewRow progress={progress} clock={clock} />
      <FitRow progress={progress} />
    </Section>
  )
}
