import { useEffect, useState } from 'react'
import { Link } from 'react-router'
import { useStore } from 'zustand'
import type { EditorPreferences } from '../../exercise/editor/options.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { useHotkeys } from '../../ui/use-keys.ts'
import { VisuallyHidden } from '../../ui/visually-hidden.tsx'
import type { Material } from '../finishing.ts'
import type { Interview } from '../interview.ts'
import { leftMs, type Step } from '../sitting.ts'
import { clockText } from './clock-text.ts'
import { CodeStep } from './code-step.tsx'
import { FollowUpStep } from './follow-up-step.tsx'
import { QuestionStep } from './question-step.tsx'
import { hasAnswer, StepList } from './step-list.tsx'
import { useWords } from './use-words.ts'
import styles from './run.module.css'

interface Props {
  readonly interview: Interview
  readonly material: Material
  readonly preferences: Omit<EditorPreferences, 'narrow'>
}

/** The paper, one part at a time, under a clock. */
export function RunView({ interview, material, preferences }: Props) {
  const t = useWords()
  const { steps, sitting } = useStore(interview.store)
  const [ending, setEnding] = useState(false)
  useEffect(() => {
    const timer = setInterval(interview.tick, 1000)
    return () => clearInterval(timer)
  }, [interview])
  const { position, pausedAt } = sitting
  const isPaused = pausedAt !== null
  const last = position === steps.length - 1
  const next = () => (last ? setEnding(true) : interview.go(position + 1))
  const previous = () => interview.go(position - 1)
  const end = () => setEnding(true)
  useHotkeys({ escape: { run: end, label: t('keys.end') } }, { enabled: !ending })
  useHotkeys(
    { p: { run: isPaused ? interview.resume : interview.pause, label: t('keys.pause') } },
    { enabled: !ending },
  )
  useHotkeys(
    {
      enter: { run: next, label: t('keys.next') },
      'mod+enter': next,
      j: { run: next, label: t('keys.next') },
      k: { run: previous, label: t('keys.previous') },
    },
    { enabled: !ending && !isPaused },
  )
  const left = leftMs(sitting)
  const unanswered = steps.filter((step, place) => !hasAnswer(step, sitting, place, material))
  return (
    <>
      <header className={styles.bar}>
        <Link to="/" className={styles.mark} translate="no">
          {'Offhand'}
        </Link>
        <span className={styles.place}>
          {t('run.place', { position: position + 1, total: steps.length })}
        </span>
        <span
          className={left < 60_000 ? styles.short : styles.time}
          role="timer"
          aria-label={t('run.leftLabel')}
        >
          {clockText(left)}
        </span>
        <Button
          variant="quiet"
          kbd="P"
          onClick={isPaused ? interview.resume : interview.pause}
          aria-pressed={isPaused}
        >
          {t(isPaused ? 'run.resume' : 'run.pause')}
        </Button>
        <Button variant="quiet" kbd="Esc" onClick={end}>
          {t('run.end')}
        </Button>
      </header>
      <VisuallyHidden>
        <span role="status">{left < 60_000 && left > 0 ? t('run.minuteLeft') : ''}</span>
      </VisuallyHidden>
      {isPaused ? (
        <main id="main" className={styles.paused}>
          <h1>{t('run.paused')}</h1>
          <p>{t('run.pausedText')}</p>
          <Button variant="primary" size="big" kbd="P" onClick={interview.resume}>
            {t('run.resume')}
          </Button>
        </main>
      ) : (
        <main id="main" className={styles.paper}>
          <StepList steps={steps} sitting={sitting} material={material} onGo={interview.go} />
          <StepView interview={interview} {...{ material, preferences }} onNext={next} />
          <div className={styles.actions}>
            <Button
              variant="primary"
              size="big"
              kbd={isTyped(steps[position], material) ? 'Ctrl Enter' : 'Enter'}
              onClick={next}
            >
              {t(last ? 'run.end' : 'run.next')}
            </Button>
            {position > 0 && (
              <Button variant="quiet" kbd="K" onClick={previous}>
                {t('run.previous')}
              </Button>
            )}
          </div>
        </main>
      )}
      <Dialog opened={ending} onClose={() => setEnding(false)} title={t('run.endTitle')}>
        <p>
          {unanswered.length === 0
            ? t('run.endTextAll')
            : t('run.endText', { count: unanswered.length })}
        </p>
        <div className={styles.actions}>
          <Button variant="primary" onClick={interview.end}>
            {t('run.endConfirm')}
          </Button>
          <Button onClick={() => setEnding(false)}>{t('run.goOn')}</Button>
        </div>
      </Dialog>
    </>
  )
}

/** Where Enter begins a new line. */
const isTyped = (step: Step | undefined, { questions }: Material): boolean =>
  step?.type !== 'question' || questions.get(step.id)?.type === 'open'

function StepView({
  interview,
  material,
  preferences,
  onNext,
}: Props & { readonly onNext: () => void }) {
  const t = useWords()
  const { steps, sitting } = useStore(interview.store)
  const { position } = sitting
  const { language, codeLanguage, whiteboard } = sitting.setUp
  const step = steps[position]
  const given = sitting.steps[position]?.given ?? null
  const onGive = (next: Parameters<Interview['give']>[1]) => interview.give(position, next)
  const missing = <p role="alert">{t('run.failed')}</p>
  switch (step?.type) {
    case undefined:
      return missing
    case 'question': {
      const question = material.questions.get(step.id)
      if (!question) return missing
      const { seed } = step
      return <QuestionStep key={position} {...{ question, seed, given, language, onGive }} />
    }
    case 'exercise': {
      const exercise = material.exercises.get(step.slug)
      if (!exercise) return missing
      return (
        <CodeStep
          key={position}
          {...{ exercise, given, language, codeLanguage, onGive, onNext }}
          preferences={whiteboard ? { ...preferences, suggest: false, bare: true } : preferences}
        />
      )
    }
    case 'follow-up': {
      const exercise = material.exercises.get(step.slug)
      if (!exercise) return missing
      const { place } = step
      return <FollowUpStep key={position} {...{ exercise, place, given, language, onGive }} />
    }
  }
}
