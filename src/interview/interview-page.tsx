import { useEffect, useMemo, useRef, useState } from 'react'
import { useNavigate } from 'react-router'
import type { StoreApi } from 'zustand/vanilla'
import { useStore } from 'zustand'
import type { Clock } from '../base/clock.ts'
import { catalog } from '../content/catalog.ts'
import type { Progress } from '../progress/progress.ts'
import type { Settings } from '../progress/settings.ts'
import type { CreateRunner } from '../exercise/workspace-runner.ts'
import { Button, ButtonLink } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { Page } from '../ui/layout.tsx'
import { decodePaper } from './code.ts'
import { eventsOf, type Material } from './finishing.ts'
import { createInterview, type Interview } from './interview.ts'
import { keptSittingKey, parseSitting } from './kept-sitting.ts'
import { makePaper } from './paper.ts'
import { type Sitting, stepsOf } from './sitting.ts'
import { GradingView, needsGrading } from './views/grading-view.tsx'
import { JudgingView } from './views/judging-view.tsx'
import { RunView } from './views/run-view.tsx'
import { useMaterial } from './views/use-material.ts'
import { usePython } from './views/use-python.ts'
import { useWords } from './views/use-words.ts'

interface Props {
  readonly progress: Progress
  readonly clock: Clock
  readonly createRunner: CreateRunner
  readonly settings: StoreApi<Settings>
}

/** The interview that is open; without one there is the way to set one up. */
export function InterviewPage({ progress, clock, createRunner, settings }: Props) {
  const t = useWords()
  const [sitting, setSitting] = useState<Sitting | null | 'loading'>('loading')
  useEffect(() => {
    let left = false
    progress.kept.load(keptSittingKey).then(
      (value) => {
        if (!left) setSitting(parseSitting(value))
      },
      () => {
        if (!left) setSitting(null)
      },
    )
    return () => {
      left = true
    }
  }, [progress])
  if (sitting === 'loading')
    return <main id="main" aria-busy="true" aria-label={t('run.loading')} />
  const code = sitting && decodePaper(sitting.code, catalog.version, topicIds)
  if (!sitting || !code?.ok)
    return (
      <Page width="text">
        <EmptyState
          drawing="page"
          heading="h1"
          title={t('report.missing')}
          text={code && !code.ok ? t(`code.problems.${code.error}`) : undefined}
        >
          <ButtonLink to="/interview" variant="primary">
            {t('title')}
          </ButtonLink>
        </EmptyState>
      </Page>
    )
  return (
    <OpenInterview {...{ progress, clock, createRunner, settings, sitting }} paper={code.value} />
  )
}

const topicIds = catalog.topics.map(({ id }) => id)

interface OpenProps extends Props {
  readonly sitting: Sitting
  readonly paper: Parameters<typeof makePaper>[0]
}

function OpenInterview({ progress, clock, createRunner, settings, sitting, paper }: OpenProps) {
  const t = useWords()
  const navigate = useNavigate()
  const steps = useMemo(() => stepsOf(makePaper(paper, catalog)), [paper])
  const material = useMaterial(steps)
  const [interview, setInterview] = useState<Interview | null>(null)
  // A mended paper of another length would put answers beside other questions.
  const fitsPaper = sitting.steps.length === steps.length
  useEffect(() => {
    if (!fitsPaper) return
    const opened = createInterview({
      steps,
      sitting,
      clock,
      save: (value) => progress.kept.save(keptSittingKey, value),
    })
    setInterview(opened)
    return () => opened.dispose()
  }, [steps, sitting, fitsPaper, clock, progress])

  if (material.type === 'failed' || !fitsPaper)
    return (
      <Page width="text">
        <EmptyState drawing="page" heading="h1" title={t('run.failed')}>
          {material.type === 'failed' && (
            <Button variant="primary" onClick={material.again}>
              {t('judging.again')}
            </Button>
          )}
          <ButtonLink to="/interview">{t('title')}</ButtonLink>
        </EmptyState>
      </Page>
    )
  if (material.type === 'loading' || !interview)
    return <main id="main" aria-busy="true" aria-label={t('run.loading')} />
  const done = async (loaded: Material) => {
    const { sitting: last } = interview.store.getState()
    // As one: half an interview in the log would be graded twice.
    const recorded = await progress.recordAll(eventsOf({ sitting: last, steps, material: loaded }))
    const id = recorded.at(-1)?.id ?? ''
    interview.dispose()
    await progress.kept.remove(keptSittingKey)
    await navigate(`/interview/${id}`, { replace: true })
  }
  return (
    <Stage
      {...{ interview, clock, createRunner, settings }}
      material={material.material}
      onDone={() => done(material.material)}
    />
  )
}

interface StageProps {
  readonly interview: Interview
  readonly material: Material
  readonly clock: Clock
  readonly createRunner: Props['createRunner']
  readonly settings: StoreApi<Settings>
  readonly onDone: () => Promise<void>
}

function Stage({ interview, material, clock, createRunner, settings, onDone }: StageProps) {
  const stage = useStore(interview.store, (state) => state.sitting.stage)
  const { editorFontSize, editorWordWrap, editorSuggest, editorTabMovesFocus } = useStore(settings)
  const finished = useRef(false)
  usePython(interview, material)
  const steps = useStore(interview.store, (state) => state.steps)
  const graded = stage === 'grading' && !needsGrading({ steps }, material)
  useEffect(() => {
    // Nothing to compare: the report follows at once, and only once.
    if (!graded || finished.current) return
    finished.current = true
    void onDone()
  }, [graded, onDone])
  if (stage === 'running')
    return (
      <RunView
        interview={interview}
        material={material}
        preferences={{
          fontSize: editorFontSize,
          wordWrap: editorWordWrap,
          suggest: editorSuggest,
          tabMovesFocus: editorTabMovesFocus,
        }}
      />
    )
  if (stage === 'judging') return <JudgingView {...{ interview, material, clock, createRunner }} />
  if (graded) return null
  return <GradingView interview={interview} material={material} onDone={onDone} />
}
