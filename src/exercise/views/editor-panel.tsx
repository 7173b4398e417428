import type { ReactNode } from 'react'
import type { CodeLanguage } from '../../base/code-language.ts'
import { useText } from '../../i18n/use-text.ts'
import { Button } from '../../ui/button.tsx'
import { Segmented } from '../../ui/segmented.tsx'
import { CodeEditor, type CodeProblem, type EditorHandle } from '../editor/code-editor.tsx'
import type { EditorPreferences } from '../editor/options.ts'
import type { MonacoState } from '../editor/use-monaco.ts'
import type { DraftState } from '../session-state.ts'
import { isMac } from './keys.ts'
import { useLasting } from './use-lasting.ts'
import styles from './editor-panel.module.css'

interface Props {
  readonly monaco: MonacoState
  readonly file: string
  readonly language: CodeLanguage
  /** Those that the exercise is offered in. */
  readonly languages: readonly CodeLanguage[]
  /** The code may import the prelude. */
  readonly prelude: boolean
  readonly title: string
  readonly readSource: () => string
  readonly revision: number
  readonly draft: DraftState
  readonly preferences: EditorPreferences
  readonly problem: CodeProblem | null
  readonly notices: ReactNode
  readonly onChange: (source: string) => void
  readonly onBlur: () => void
  readonly onRun: () => void
  readonly onSubmit: () => void
  readonly onFormat: () => void
  readonly onLanguage: (language: CodeLanguage) => void
  readonly onHistory: () => void
  readonly onReset: () => void
  readonly onHandle: (handle: EditorHandle | null) => void
}

/** File name, draft state and what can be done with the code; below it the editor. */
export function EditorPanel(props: Props) {
  const { monaco, file, language, languages, title, draft, notices, onFormat, onHistory, onReset } =
    props
  const t = useText('exercise')
  const common = useText('common')
  // Where Tab leaves the editor anyway, nothing has to be freed.
  const tabHint = props.preferences.tabMovesFocus
    ? ''
    : t('editor.tabHint', { key: isMac() ? '⌃⇧M' : 'Ctrl M' })
  const waits = useLasting(monaco.type === 'loading', 300)
  return (
    <section className={styles.panel} aria-label={t('areas.code')}>
      <header className={styles.bar}>
        {languages.length > 1 ? (
          <Segmented
            label={t('language')}
            value={language}
            options={languages.map((value) => ({ value, label: t(`languages.${value}`) }))}
            onChange={props.onLanguage}
          />
        ) : (
          <span className={styles.file}>{file}</span>
        )}
        <span className={styles.note} role="status">
          {t(`draft.${draft.type}`)}
        </span>
        <span className={styles.keys}>{tabHint}</span>
        <span className={styles.actions}>
          {language === 'typescript' && (
            <button type="button" onClick={onFormat}>
              {t('editor.format')}
            </button>
          )}
          <button type="button" onClick={onHistory}>
            {t('history.action')}
          </button>
          <button type="button" onClick={onReset}>
            {t('reset.action')}
          </button>
        </span>
      </header>
      {notices}
      <div className={styles.body}>
        {monaco.type === 'ready' && (
          <CodeEditor
            loaded={monaco.loaded}
            file={file}
            language={language}
            prelude={props.prelude}
            readSource={props.readSource}
            revision={props.revision}
            label={[t('editor.label', { title }), tabHint].join('. ')}
            runLabel={t('runLong')}
            submitLabel={t('submitLong')}
            preferences={props.preferences}
            problem={props.problem}
            onChange={props.onChange}
            onBlur={props.onBlur}
            onRun={props.onRun}
            onSubmit={props.onSubmit}
            onHandle={props.onHandle}
          />
        )}
        {monaco.type !== 'ready' && <pre className={styles.still}>{props.readSource()}</pre>}
        {monaco.type === 'loading' && waits && (
          <p className={styles.over} role="status">
            {t('editor.loading')}
          </p>
        )}
        {monaco.type === 'failed' && (
          <div className={styles.over} role="alert">
            <p>
              {t('editor.failed')} {t('editor.failedNext')}
            </p>
            <Button onClick={monaco.again}>{common('again')}</Button>
          </div>
        )}
      </div>
    </section>
  )
}
