import { useState } from 'react'
import { useStore } from 'zustand'
import type { Clock } from '../../base/clock.ts'
import { useText } from '../../i18n/use-text.ts'
import { daysUntil, interviewDateOf, setInterviewDate } from '../../progress/interview-date.ts'
import type { Progress } from '../../progress/progress.ts'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { dayKey } from '../local-day.ts'
import { Row } from './row.tsx'
import styles from './settings.module.css'

interface Props {
  readonly progress: Progress
  readonly clock: Clock
}

/** The day until which what is new is spread. */
export function InterviewRow({ progress, clock }: Props) {
  const t = useText('settings')
  const date = useStore(progress.state, (state) =>
    state.status === 'loading' ? null : interviewDateOf(state.projections),
  )
  const [now] = useState(clock)
  // A day being typed is no day yet, and must not be put back while it is typed.
  const [typed, setTyped] = useState<string | null>(null)
  const shown = typed ?? date ?? ''
  const isPast = shown !== '' && daysUntil(shown, now) < 0
  const set = (next: string) => {
    setTyped(next)
    if (next === '') return
    if (daysUntil(next, now) >= 0) void setInterviewDate(progress, next)
  }
  const clear = () => {
    setTyped(null)
    void setInterviewDate(progress, null)
  }
  return (
    <Row title={t('review.interview')} note={t('review.interviewNote')}>
      <div className={styles.date}>
        <TextField
          type="date"
          label={t('review.interview')}
          labelHidden
          min={dayKey(now)}
          value={shown}
          {...(isPast && { error: t('review.interviewPast') })}
          onChange={(event) => set(event.target.value)}
          onBlur={() => !isPast && setTyped(null)}
        />
        {date !== null && <Button onClick={clear}>{t('review.interviewNone')}</Button>}
      </div>
    </Row>
  )
}
