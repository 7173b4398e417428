import { useMemo, useRef, useState } from 'react'
import { useShallow } from 'zustand/react/shallow'
import type { CodeLanguage } from '../base/code-language.ts'
import type { Language } from '../base/language.ts'
import { useText } from '../i18n/use-text.ts'
import { pythonDownload } from '../runner/engines/python/this-device.ts'
import { languagesOf, offersPrelude } from './code-language.ts'
import type { EditorHandle } from './editor/code-editor.tsx'
import { fileName } from './editor/models.ts'
import type { EditorPreferences } from './editor/options.ts'
import { useMonaco } from './editor/use-monaco.ts'
import { ReportView } from './report-view.tsx'
import { isStale, verdictsOf, type ReadyState, type RunState, type Scope } from './session-state.ts'
import type { ExerciseSession } from './session.ts'
import type { Tool } from './tools/tool-list.tsx'
import { ToolView } from './tools/tool-view.tsx'
import { Announcer } from './views/announcer.tsx'
import { DialogsView, type OpenDialog } from './views/dialogs-view.tsx'
import { EditorPanel } from './views/editor-panel.tsx'
import { NoticesView } from './views/notices-view.tsx'
import { problemOf } from './problem.ts'
import { PythonNotice, PythonWait } from './views/python-notice.tsx'
import { RunBar } from './views/run-bar.tsx'
import { StatementView } from './views/statement-view.tsx'
import { TabbedLayout, type Area } from './views/tabbed-layout.tsx'
import { useReady } from './views/use-session.ts'
import { useWide } from '../ui/use-wide.ts'
import { useWorkspaceKeys } from './views/use-workspace-keys.ts'
import { WideLayout } from './views/wide-layout.tsx'
import { WrittenIn } from './written-in.tsx'

interface Props {
  readonly session: ExerciseSession
  readonly language: Language
  readonly preferences: Omit<EditorPreferences, 'narrow'>
  readonly dueInDays: number | null
  /** The session that this exercise is a part of. */
  readonly waiting: string | null
  readonly onLanguage: (language: CodeLanguage) => void
  /** Code of the history, in its language. */
  readonly onTakeBack: (source: string, language: CodeLanguage) => void
}

/** Statement, editor and checks of one exercise, side by side or in tabs. */
export function Workspace(props: Props) {
  const { session, language, preferences: chosen, dueInDays, waiting, onLanguage } = props
  const t = useText('exercise')
  const wide = useWide()
  const monaco = useMonaco()
  const handle = useRef<EditorHandle>(null)
  const [area, setArea] = useState<Area>('statement')
  const [dialog, setDialog] = useState<OpenDialog>(null)
  const [tool, setTool] = useState<Tool | null>(null)
  const state = useReady(session, useShallow(withoutSource))
  const stale = useReady(session, isStale)
  const { exercise, attempt, run, selected } = state
  const preferences = useMemo(() => ({ ...chosen, narrow: !wide }), [chosen, wide])
  const prelude = offersPrelude(exercise, session.language)
  const isPython = session.language === 'python'
  const readSource = () => sourceOf(session)

  const start = (scope: Scope) => {
    setArea('checks')
    setTool(null)
    void session.run(scope)
  }
  const goTo = (line: number, column: number) => {
    setArea('code')
    // The tab shows the editor first.
    requestAnimationFrame(() => handle.current?.goTo(line, column))
  }
  const select = (id: string) => {
    setTool(null)
    session.select(id)
  }
  const openTool = (next: Tool) => {
    setArea('checks')
    setTool(next)
  }
  const step = (by: number) => {
    const at = exercise.checks.findIndex((check) => check.id === selected)
    const next = exercise.checks[Math.max(0, Math.min(exercise.checks.length - 1, at + by))]
    if (next) select(next.id)
  }
  const openSolution = () => {
    if (attempt.reviewed || attempt.solutionSeen) {
      setDialog('solution')
      void session.openSolution()
    } else setDialog('ask-solution')
  }

  useWorkspaceKeys({
    session,
    exercise,
    reviewed: attempt.reviewed !== null,
    start,
    step,
    openTool,
  })

  const bar = (
    <RunBar
      run={run}
      stale={stale}
      wide={wide}
      preparing={isPython ? <PythonWait otherwise={t('preparing')} /> : t('preparing')}
      onRun={() => start('samples')}
      onSubmit={() => start('all')}
      onCancel={session.cancel}
    />
  )
  const python = isPython && (
    <PythonNotice
      run={run}
      onFetch={session.prepare}
      onCancel={() => {
        // Before the download: a run that waits for it would else say that it could not start.
        if (run.type === 'running' && run.phase === 'preparing') session.cancel()
        pythonDownload.cancel()
      }}
      onTypeScript={
        languagesOf(exercise).includes('typescript') ? () => onLanguage('typescript') : null
      }
    />
  )
  const areas = {
    statement: (
      <StatementView
        exercise={exercise}
        attempt={attempt}
        language={language}
        over={attempt.reviewed !== null}
        prelude={prelude}
        onHint={session.openHint}
        onSolution={openSolution}
      />
    ),
    code: (
      <EditorPanel
        monaco={monaco}
        file={fileName(exercise.slug, session.language)}
        language={session.language}
        languages={languagesOf(exercise)}
        prelude={prelude}
        title={exercise.title[language]}
        readSource={readSource}
        revision={state.revision}
        draft={state.draft}
        preferences={preferences}
        problem={problemOf(run, selected)}
        notices={
          <>
            {python}
            <NoticesView
              otherTab={state.otherTab !== null}
              notice={state.notice}
              draftFailed={state.draft.type === 'failed'}
              onTake={session.takeOtherTab}
              onKeep={session.keepMine}
              onUndo={session.undoNotice}
              onDismiss={session.dismissNotice}
            />
          </>
        }
        onChange={session.edit}
        onBlur={() => void session.flush()}
        onRun={() => start('samples')}
        onSubmit={() => start('all')}
        onFormat={() => handle.current?.format()}
        onLanguage={onLanguage}
        onHistory={() => setDialog('history')}
        onReset={() => setDialog('ask-reset')}
        onHandle={(next) => {
          handle.current = next
        }}
      />
    ),
    checks: (
      <ReportView
        exercise={exercise}
        run={run}
        attempt={attempt}
        selected={selected}
        language={language}
        wide={wide}
        dueInDays={dueInDays}
        // Beside the editor it is seen already.
        unavailable={!wide && python}
        tool={tool}
        toolView={
          tool && (
            <ToolView
              tool={tool}
              session={session}
              exercise={exercise}
              monaco={monaco}
              preferences={preferences}
              language={language}
              readSource={readSource}
              onGoTo={goTo}
            />
          )
        }
        onTool={openTool}
        onSelect={select}
        onShowInput={session.showInput}
        onGoTo={goTo}
        onRate={(rating) => void session.rate(rating)}
        onAgain={session.startAgain}
        session={waiting}
      />
    ),
  }

  return (
    <WrittenIn exercise={exercise} language={session.language}>
      {wide ? (
        <WideLayout {...areas} bar={bar} />
      ) : (
        <TabbedLayout
          {...areas}
          title={exercise.title[language]}
          bar={bar}
          area={area}
          onArea={setArea}
          checksNote={passedNote(run)}
        />
      )}
      <Announcer run={run} />
      <DialogsView
        dialog={dialog}
        session={session}
        state={state}
        monaco={monaco}
        preferences={preferences}
        language={language}
        readSource={readSource}
        onDialog={setDialog}
        onTakeBack={props.onTakeBack}
      />
    </WrittenIn>
  )
}

/** The editor holds the text itself; a key press need not redraw the rest. */
function withoutSource({ source: _, ...rest }: ReadyState): Omit<ReadyState, 'source'> {
  return rest
}

function sourceOf(session: ExerciseSession): string {
  const state = session.store.getState()
  return state.status === 'ready' ? state.source : ''
}

function passedNote(run: RunState): string {
  const verdicts = verdictsOf(run).filter((verdict) => verdict.state !== 'not-run')
  if (verdicts.length === 0) return ''
  return `${verdicts.filter((verdict) => verdict.state === 'pass').length}/${verdicts.length}`
}
