import { useStore } from 'zustand'
import { useShallow } from 'zustand/react/shallow'
import type { StoreApi } from 'zustand/vanilla'
import type { Clock } from '../base/clock.ts'
import type { Language } from '../base/language.ts'
import { loadExaminerMaterial, loadExercise, loadSolution } from '../content/load.ts'
import { useLanguage, useText } from '../i18n/use-text.ts'
import type { Progress, ProgressState } from '../progress/progress.ts'
import type { Settings } from '../progress/settings.ts'
import type { Runner } from '../runner/run.ts'
import { Button, ButtonLink } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { Page } from '../ui/layout.tsx'
import type { EditorPreferences } from './editor/options.ts'
import { createExerciseSession, type ExerciseSession } from './session.ts'
import { useSessionOf } from './views/use-session.ts'
import { Workspace } from './workspace.tsx'
import styles from './exercise-page.module.css'

interface Props {
  readonly slug: string
  readonly progress: Progress
  readonly clock: Clock
  /** `createWorkspaceRunner`, or another in a test. The page disposes of it. */
  readonly createRunner: (clock: Clock) => Runner
  readonly settings: StoreApi<Settings>
}

/** The workspace of one exercise. */
export function ExercisePage({ slug, progress, clock, createRunner, settings }: Props) {
  const language = useLanguage()
  const preferences = useStore(settings, useShallow(preferencesOf))
  const session = useSessionOf(
    () =>
      createExerciseSession({
        slug,
        progress,
        clock,
        content: { loadExercise, loadExaminerMaterial, loadSolution },
        runner: createRunner(clock),
      }),
    slug,
  )
  if (!session) return null
  return (
    <OpenExercise
      session={session}
      progress={progress}
      clock={clock}
      slug={slug}
      language={language}
      preferences={preferences}
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
}

function OpenExercise({ session, progress, clock, slug, language, preferences }: OpenProps) {
  const t = useText('exercise')
  const status = useStore(session.store, (state) => state.status)
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

const day = 86_400_000

function daysUntilDue(state: ProgressState, slug: string, clock: Clock): number | null {
  if (state.status === 'loading') return null
  const card = state.projections.cards.get(`exercise:${slug}`)
  return card ? Math.max(0, Math.round((card.dueAt - clock()) / day)) : null
}
