import { useEffect, useState } from 'react'
import type { Clock } from '../../base/clock.ts'
import { exerciseOf } from '../../content/catalog.ts'
import { loadExaminerMaterial } from '../../content/load.ts'
import type { CreateRunner } from '../../exercise/workspace-runner.ts'
import { Page } from '../../ui/layout.tsx'
import { fetchPython } from '../fetch-python.ts'
import type { Material } from '../finishing.ts'
import type { Interview } from '../interview.ts'
import { codesToRun, judgeAll, type JudgingProblem, type JudgingStage } from '../judging.ts'
import { JudgingProblemView } from './judging-problem-view.tsx'
import { useWords } from './use-words.ts'
import styles from './run.module.css'

interface Props {
  readonly interview: Interview
  readonly material: Material
  readonly clock: Clock
  readonly createRunner: CreateRunner
}

/** The one run of each code, after the time has stopped. */
export function JudgingView({ interview, material, clock, createRunner }: Props) {
  const t = useWords()
  const { steps, sitting } = interview.store.getState()
  const [codes, setCodes] = useState(() => codesToRun(sitting, steps, material))
  const [attempt, setAttempt] = useState(0)
  const [stage, setStage] = useState<JudgingStage | null>(null)
  const [share, setShare] = useState(0)
  const [problem, setProblem] = useState<JudgingProblem | null>(null)
  useEffect(() => {
    const control = new AbortController()
    judgeAll({
      codes,
      createRunner: (slug, language) => createRunner(clock, slug, language),
      fetchPython: () => fetchPython(setShare),
      loadMaterial: loadExaminerMaterial,
      checksOf: (slug) => material.exercises.get(slug)?.checks.length ?? 0,
      onStage: setStage,
      signal: control.signal,
    }).then(
      (judged) => {
        if (control.signal.aborted) return
        if (judged.ok) interview.judge(judged.value)
        else setProblem(judged.error)
      },
      // Left before the end; what was kept is judged when the page is opened again.
      () => undefined,
    )
    return () => control.abort()
  }, [attempt, codes, interview, material, clock, createRunner])

  const again = () => {
    setProblem(null)
    setStage(null)
    setAttempt(attempt + 1)
  }
  const without = () => {
    // What needs no Python is run all the same.
    const rest = codes.filter(({ language }) => language !== 'python')
    if (problem === 'no-sandbox' || rest.length === 0) interview.judge([])
    else {
      setCodes(rest)
      again()
    }
  }
  const code = stage?.type === 'running' ? codes[stage.place] : undefined
  const { language } = sitting.setUp
  const now = code
    ? t('judging.text', {
        title: exerciseOf(code.slug)?.title[language] ?? code.slug,
        place: codes.indexOf(code) + 1,
        total: codes.length,
      })
    : stage?.type === 'fetching'
      ? t('judging.fetching', { percent: Math.round(share * 100) })
      : codes.length === 0 && t('judging.nothing')
  return (
    <Page width="text">
      <h1>{t('judging.title')}</h1>
      {problem ? (
        <JudgingProblemView problem={problem} onAgain={again} onWithout={without} />
      ) : (
        <p role="status" className={styles.note}>
          {now}
        </p>
      )}
    </Page>
  )
}
