import type { CodeLanguage } from '../../base/code-language.ts'
import type { Language } from '../../base/language.ts'
import { useText } from '../../i18n/use-text.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import type { EditorPreferences } from '../editor/options.ts'
import type { MonacoState } from '../editor/use-monaco.ts'
import type { ExerciseSession } from '../session.ts'
import type { ReadyState } from '../session-state.ts'
import { HistoryView } from './history-view.tsx'
import { SolutionView } from './solution-view.tsx'
import styles from './dialogs.module.css'

export type OpenDialog = 'ask-reset' | 'ask-solution' | 'solution' | 'history' | null

interface Props {
  readonly dialog: OpenDialog
  readonly session: ExerciseSession
  readonly state: Pick<ReadyState, 'exercise' | 'solution' | 'runs' | 'versions'>
  readonly monaco: MonacoState
  readonly preferences: EditorPreferences
  readonly language: Language
  readonly readSource: () => string
  readonly onDialog: (dialog: OpenDialog) => void
  readonly onTakeBack: (source: string, language: CodeLanguage) => void
}

/** What asks first, and what needs the whole width. */
export function DialogsView(props: Props) {
  const { dialog, session, state, monaco, preferences, language, readSource, onDialog } = props
  const t = useText('exercise')
  const close = () => onDialog(null)
  return (
    <>
      <Ask
        opened={dialog === 'ask-reset'}
        title={t('reset.title')}
        text={t('reset.text')}
        confirm={t('reset.confirm')}
        onConfirm={() => {
          close()
          session.reset()
        }}
        onClose={close}
      />
      <Ask
        opened={dialog === 'ask-solution'}
        title={t('solution.title')}
        text={t('solution.text')}
        confirm={t('solution.confirm')}
        onConfirm={() => {
          onDialog('solution')
          void session.openSolution()
        }}
        onClose={close}
      />
      <Dialog
        opened={dialog === 'solution'}
        title={t('solution.heading')}
        size="wide"
        onClose={() => {
          close()
          session.closeSolution()
        }}
      >
        <SolutionView
          solution={state.solution}
          yours={readSource()}
          complexity={state.exercise.complexity}
          language={language}
          codeLanguage={session.language}
          monaco={monaco}
          preferences={preferences}
        />
      </Dialog>
      <Dialog opened={dialog === 'history'} title={t('history.title')} size="wide" onClose={close}>
        <HistoryView
          runs={state.runs}
          versions={state.versions}
          language={language}
          codeLanguage={session.language}
          onRestore={(source, codeLanguage) => {
            close()
            props.onTakeBack(source, codeLanguage)
          }}
        />
      </Dialog>
    </>
  )
}

interface AskProps {
  readonly opened: boolean
  readonly title: string
  readonly text: string
  readonly confirm: string
  readonly onConfirm: () => void
  readonly onClose: () => void
}

function Ask({ opened, title, text, confirm, onConfirm, onClose }: AskProps) {
  const common = useText('common')
  return (
    <Dialog opened={opened} title={title} onClose={onClose}>
      <p className={styles.text}>{text}</p>
      <div className={styles.actions}>
        <Button onClick={onClose}>{common('cancel')}</Button>
        <Button variant="primary" onClick={onConfirm}>
          {confirm}
        </Button>
      </div>
    </Dialog>
  )
}
