import { type ReactNode, useRef } from 'react'
import type { Language } from '../base/language.ts'
import type { Exercise } from '../content/types.ts'
import { useText } from '../i18n/use-text.ts'
import type { CheckVerdict } from '../runner/verdict.ts'
import { EmptyDetail } from './report/empty-detail.tsx'
import { CheckDetail } from './report/check-detail.tsx'
import { CheckList } from './report/check-list.tsx'
import { ConsoleView } from './report/console-view.tsx'
import { DiagnosisView } from './report/diagnosis-view.tsx'
import { FailureView } from './report/failure-view.tsx'
import { useNotation } from './report/use-notation.ts'
import { RatingView } from './views/rating-view.tsx'
import { verdictsOf, type ReadyState } from './session-state.ts'
import type { Rating } from '../progress/events.ts'
import { type Tool, ToolList, toolsOf } from './tools/tool-list.tsx'
import styles from './report-view.module.css'

interface Props {
  readonly exercise: Exercise
  readonly run: ReadyState['run']
  readonly attempt: ReadyState['attempt']
  readonly selected: string | null
  readonly language: Language
  readonly wide: boolean
  /** Days until it comes back; null when the card is not known. */
  readonly dueInDays: number | null
  /** Why a run could not start, where that can be told. */
  readonly unavailable: ReactNode
  /** A tool in place of a check's detail. */
  readonly tool: Tool | null
  readonly toolView: ReactNode
  readonly onTool: (tool: Tool) => void
  readonly onSelect: (id: string) => void
  readonly onShowInput: (id: string) => void
  readonly onGoTo: (line: number, column: number) => void
  readonly onRate: (rating: Rating) => void
  readonly onAgain: () => void
  readonly session: string | null
}

/** The verdict: the list of checks, and beside it what the selected one tells. */
export function ReportView(props: Props) {
  const { exercise, run, attempt, selected, language, wide, onShowInput, onGoTo } = props
  const t = useText('exercise')
  const notation = useNotation()
  const detail = useRef<HTMLDivElement>(null)
  const onSelect = (id: string) => {
    props.onSelect(id)
    // Below the list on a phone: what was asked for comes into view.
    if (!wide) requestAnimationFrame(() => detail.current?.scrollIntoView({ block: 'start' }))
  }
  const onTool = (tool: Tool) => {
    props.onTool(tool)
    if (!wide) requestAnimationFrame(() => detail.current?.scrollIntoView({ block: 'start' }))
  }
  const verdicts = new Map<string, CheckVerdict>(
    verdictsOf(run).map((verdict) => [verdict.id, verdict]),
  )
  const check = exercise.checks.find((one) => one.id === selected)
  const verdict = run.type === 'done' ? run.verdict : null
  const misconception =
    verdict?.misconception === undefined
      ? undefined
      : exercise.misconceptions[verdict.misconception]

  const outcome = (
    <>
      {attempt.reviewed && (
        <RatingView
          reviewed={attempt.reviewed}
          isLatest={
            run.type === 'none' ||
            (run.type === 'done' && run.scope === 'all' && run.verdict.state === 'pass')
          }
          hints={attempt.hints + attempt.inputsShown.length}
          expectedMinutes={exercise.minutes}
          total={exercise.checks.length}
          dueInDays={props.dueInDays}
          onRate={props.onRate}
          onAgain={props.onAgain}
          session={props.session}
        />
      )}
      {run.type === 'unavailable' && (
        <div className={styles.problem} role="alert">
          <p>{t('unavailable')}</p>
          <p className={styles.note}>{t('unavailableNext')}</p>
        </div>
      )}
      {run.type === 'unavailable' && props.unavailable}
      {misconception && <DiagnosisView misconception={misconception} language={language} />}
      {verdict?.failure && <FailureView failure={verdict.failure} onGoTo={onGoTo} />}
    </>
  )
  const detailOfCheck = (
    <>
      {check && !verdict?.failure && (
        <CheckDetail
          check={check}
          visual={exercise.visual}
          verdict={verdicts.get(check.id) ?? null}
          absent={t(absentReason(run, check.group))}
          language={language}
          inputShown={attempt.inputsShown.includes(check.id)}
          onShowInput={() => onShowInput(check.id)}
          onGoTo={onGoTo}
        />
      )}
      {!check && run.type === 'none' && <EmptyDetail total={exercise.checks.length} />}
      {verdict && <ConsoleView title={t('consoleLoad')} lines={verdict.console} />}
    </>
  )

  return (
    <section className={styles.report} aria-label={t('areas.checks')}>
      {/* On a phone the list is long: what came of the run stands above it. */}
      {!wide && <div className={styles.outcome}>{outcome}</div>}
      <div className={styles.list}>
        <CheckList
          checks={exercise.checks}
          verdicts={verdicts}
          selected={selected}
          language={language}
          mutants={exercise.mutants}
          folds={!wide && run.type === 'done'}
          onSelect={onSelect}
        />
        <ToolList tool={props.tool} tools={toolsOf(exercise, notation.language)} onTool={onTool} />
      </div>
      <div ref={detail} className={styles.detail}>
        {props.tool ? (
          props.toolView
        ) : (
          <>
            {wide && outcome}
            {detailOfCheck}
          </>
        )}
      </div>
    </section>
  )
}

function absentReason(
  run: ReadyState['run'],
  group: 'samples' | 'hidden',
): 'notRunYet' | 'notRunSamples' | 'notRunStopped' | 'running' {
  if (run.type === 'running') return 'running'
  if (run.type !== 'done') return 'notRunYet'
  return run.scope === 'samples' && group === 'hidden' ? 'notRunSamples' : 'notRunStopped'
}
