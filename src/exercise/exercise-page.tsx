import { useLocation } from 'react-router'
import { useStore } from 'zustand'
import { useShallow } from 'zustand/react/shallow'
import type { Clock } from '../base/clock.ts'
import type { CodeLanguage } from '../base/code-language.ts'
import type { Language } from '../base/language.ts'
import { loadExaminerMaterial, loadExercise, loadSolution } from '../content/load.ts'
import { useLanguage, useText } from '../i18n/use-text.ts'
import type { Progress, ProgressState } from '../progress/progress.ts'
import type { Settings, SettingsStore } from '../progress/settings.ts'
import { Button, ButtonLink } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { Page } from '../ui/layout.tsx'
import type { EditorPreferences } from './editor/options.ts'
import { createExerciseSession, type ExerciseSession } from './session.ts'
import { useCodeLanguage } from './views/use-code-language.ts'
import { useSessionOf } from './views/use-session.ts'
import { useTakingBack } from './views/use-taking-back.ts'
import type { CreateRunner } from './workspace-runner.ts'
import { Workspace } from './workspace.tsx'
import styles from './exercise-page.module.css'

interface Props {
  readonly slug: string
  readonly progress: Progress
  readonly clock: Clock
  /** `createWorkspaceRunner`, or another in a test. The page disposes of it. */
  readonly createRunner: CreateRunner
  readonly settings: SettingsStore
}

/** The workspace of one exercise. */
export function ExercisePage({ slug, progress, clock, createRunner, settings }: Props) {
  const language = useLanguage()
  const preferences = useStore(settings.store, useShallow(preferencesOf))
  const [codeLanguage, choose] = useCodeLanguage(
    slug,
    progress,
    settings.store.getState().codeLanguage,
    (chosen) => settings.set({ codeLanguage: chosen }),
  )
  const session = useSessionOf(
    codeLanguage &&
      (() =>
        createExerciseSession({
          slug,
          language: codeLanguage,
          progress,
          clock,
          content: { loadExercise, loadExaminerMaterial, loadSolution },
          runner: createRunner(clock, slug, codeLanguage),
        })),
    `${slug} ${codeLanguage}`,
  )
  const takeBack = useTakingBack(session, choose)
  if (!session) return null
  return (
    <OpenExercise
      session={session}
      progress={progress}
      clock={clock}
      slug={slug}
      language={language}
      preferences={preferences}
      onLanguage={choose}
      onTakeBack={takeBack}
    />
  )
}

interface OpenProps {
  readonly session: ExerciseSession
  readonly progress: Progress
  readonly clock: Clock
  readonly slug: string
  readonly language: Language
  readonly preferences: Omit<EditorPreferences, 'narrow'>
  readonly onLanguage: (language: CodeLanguage) => void
  readonly onTakeBack: (source: string, language: CodeLanguage) => void
}

function OpenExercise(props: OpenProps) {
  const { session, progress, clock, slug, language, preferences, onLanguage, onTakeBack } = props
  const t = useText('exercise')
  const status = useStore(session.store, (state) => state.status)
  const waiting = sessionIn(useLocation().state)
  const dueInDays = useStore(progress.state, (state) => daysUntilDue(state, slug, clock))
  switch (status) {
    case 'ready':
      return (
        <main id="main" className={styles.workspace}>
          <Workspace
            session={session}
            language={language}
            preferences={preferences}
            dueInDays={dueInDays}
            waiting={waiting}
            onLanguage={onLanguage}
            onTakeBack={onTakeBack}
          />
        </main>
      )
    case 'loading':
      return (
        <main id="main" className={styles.workspace} aria-busy="true" aria-label={t('loading')} />
      )
    case 'missing':
      return <Absent title={t('missing')} next={t('missingNext')} />
    case 'failed':
      return <Absent title={t('loadFailed')} next={t('loadFailedNext')} onAgain={session.load} />
  }
}

interface AbsentProps {
  readonly title: string
  readonly next: string
  readonly onAgain?: () => void
}

function Absent({ title, next, onAgain }: AbsentProps) {
  const t = useText('exercise')
  const common = useText('common')
  return (
    <Page width="text">
      <EmptyState drawing="rows" heading="h1" title={title} text={next}>
        {onAgain && (
          <Button variant="primary" onClick={onAgain}>
            {common('again')}
          </Button>
        )}
        <ButtonLink to="/exercises">{t('allExercises')}</ButtonLink>
      </EmptyState>
    </Page>
  )
}

const preferencesOf = (settings: Settings): Omit<EditorPreferences, 'narrow'> => ({
  fontSize: settings.editorFontSize,
  wordWrap: settings.editorWordWrap,
  suggest: settings.editorSuggest,
  tabMovesFocus: settings.editorTabMovesFocus,
})

/** Whoever sent the user here may have told where to go on; only a session's address is believed. */
function sessionIn(state: unknown): string | null {
  const told = typeof state === 'object' && state !== null && 'session' in state && state.session
  return typeof told === 'string' && /^\/quiz(\?|$)/.test(told) ? told : null
}

const day = 86_400_000

function daysUntilDue(state: ProgressState, slug: string, clock: Clock): number | null {
  if (state.status === 'loading') return null
  const card = state.projections.cards.get(`exercise:${slug}`)
  return card ? Math.max(0, Math.round((card.dueAt - clock()) / day)) : null
}
