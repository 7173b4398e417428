import type { editor } from 'monaco-editor/editor'
import { useEffect, useEffectEvent, useRef } from 'react'
import type { CodeLanguage } from '../../base/code-language.ts'
import styles from './code-editor.module.css'
import { leaveToApp } from './leave-to-app.ts'
import type { loadMonaco } from './load-monaco.ts'
import { keepViewState, openModel, replaceText, viewStateOf } from './models.ts'
import { editorOptions, type EditorPreferences } from './options.ts'
import { followTheme } from './theme.ts'
import { markWhiteboard } from './whiteboards.ts'

/** A place in the code that a run complained about. */
export interface CodeProblem {
  readonly line: number
  readonly column?: number
  readonly message: string
}

export interface EditorHandle {
  readonly focus: () => void
  readonly goTo: (line: number, column: number) => void
  readonly format: () => void
}

interface Props {
  readonly loaded: Awaited<ReturnType<typeof loadMonaco>>
  /** Text, undo history and view are kept by it. */
  readonly file: string
  readonly language: CodeLanguage
  /** The code may import the prelude: only then is it known here. */
  readonly prelude: boolean
  /** The editor holds the text; it asks again when `revision` tells that something else replaced it. */
  readonly readSource: () => string
  readonly revision: number
  readonly label: string
  readonly runLabel: string
  readonly submitLabel: string
  readonly preferences: EditorPreferences
  readonly problem: CodeProblem | null
  readonly onChange: (source: string) => void
  readonly onBlur: () => void
  readonly onRun: () => void
  readonly onSubmit: () => void
  readonly onHandle: (handle: EditorHandle | null) => void
}

export function CodeEditor(props: Props) {
  const { loaded, file, language, prelude, label, runLabel, submitLabel, preferences } = props
  const { problem, revision } = props
  const host = useRef<HTMLDivElement>(null)
  const view = useRef<editor.IStandaloneCodeEditor>(null)

  const onChange = useEffectEvent((text: string) => props.onChange(text))
  const onBlur = useEffectEvent(() => props.onBlur())
  const onRun = useEffectEvent(() => props.onRun())
  const onSubmit = useEffectEvent(() => props.onSubmit())
  const onHandle = useEffectEvent((handle: EditorHandle | null) => props.onHandle(handle))
  const current = useEffectEvent(() => ({ source: props.readSource(), preferences }))

  useEffect(() => loaded.offerPrelude(prelude), [loaded, prelude])

  useEffect(() => {
    if (!host.current) return
    const { monaco } = loaded
    const { source, preferences: first } = current()
    const gone = new AbortController()
    const stopTheme = followTheme(monaco)
    const model = openModel(monaco, file, language, source)
    const code = monaco.editor.create(host.current, {
      ...editorOptions(first),
      // Puts an `else:` where it belongs.
      formatOnType: language === 'python',
      model,
    })
    view.current = code
    markWhiteboard(model, first.bare ?? false)
    // Completion cannot even be asked for on a whiteboard.
    if (first.bare) code.addCommand(monaco.KeyMod.CtrlCmd | monaco.KeyCode.Space, () => {})
    host.current.addEventListener('keydown', leaveToApp, { capture: true, signal: gone.signal })
    code.restoreViewState(viewStateOf(file))
    code.onDidChangeModelContent(() => {
      // What the last run complained about may be mended now.
      monaco.editor.setModelMarkers(model, 'run', [])
      onChange(model.getValue())
    })
    code.onDidBlurEditorText(() => onBlur())
    onHandle({
      focus: () => code.focus(),
      goTo: (line, column) => {
        code.setPosition({ lineNumber: line, column })
        code.revealPositionInCenterIfOutsideViewport({ lineNumber: line, column })
        code.focus()
      },
      format: () => void code.getAction('editor.action.formatDocument')?.run(),
    })
    return () => {
      gone.abort()
      onHandle(null)
      keepViewState(file, code.saveViewState())
      view.current = null
      code.dispose()
      stopTheme()
    }
  }, [loaded, file, language])

  useEffect(() => {
    view.current?.updateOptions({ ...editorOptions(preferences), ariaLabel: label })
  }, [preferences, label])

  useEffect(() => {
    const { KeyCode, KeyMod } = loaded.monaco
    const actions = [
      view.current?.addAction({
        id: 'offhand.run',
        label: runLabel,
        keybindings: [KeyMod.CtrlCmd | KeyCode.Enter],
        run: () => onRun(),
      }),
      view.current?.addAction({
        id: 'offhand.submit',
        label: submitLabel,
        keybindings: [KeyMod.CtrlCmd | KeyMod.Shift | KeyCode.Enter],
        run: () => onSubmit(),
      }),
    ]
    return () => actions.forEach((action) => action?.dispose())
  }, [loaded, file, runLabel, submitLabel])

  useEffect(() => {
    const model = view.current?.getModel()
    if (model) replaceText(model, current().source)
  }, [revision])

  useEffect(() => {
    const model = view.current?.getModel()
    if (!model) return
    const { monaco } = loaded
    const markers = problem ? [markerOf(monaco, model, problem)] : []
    monaco.editor.setModelMarkers(model, 'run', markers)
  }, [loaded, file, problem])

  return <div ref={host} className={styles.host} />
}

function markerOf(
  monaco: Props['loaded']['monaco'],
  model: editor.ITextModel,
  { line, column = 1, message }: CodeProblem,
): editor.IMarkerData {
  const startLineNumber = Math.min(line, model.getLineCount())
  const word = model.getWordAtPosition({ lineNumber: startLineNumber, column })
  return {
    severity: monaco.MarkerSeverity.Error,
    message,
    startLineNumber,
    startColumn: word?.startColumn ?? column,
    endLineNumber: startLineNumber,
    endColumn: word?.endColumn ?? column + 1,
  }
}
