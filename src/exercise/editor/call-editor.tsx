import type { editor } from 'monaco-editor/editor'
import { useEffect, useEffectEvent, useRef } from 'react'
import type { CodeLanguage } from '../../base/code-language.ts'
import styles from './call-editor.module.css'
import type { loadMonaco } from './load-monaco.ts'
import { leaveToApp } from './leave-to-app.ts'
import { openCallModel, replaceText } from './models.ts'
import { editorOptions, type EditorPreferences } from './options.ts'
import { followTheme } from './theme.ts'

interface Props {
  readonly loaded: Awaited<ReturnType<typeof loadMonaco>>
  readonly slug: string
  readonly language: CodeLanguage
  /** The functions of the code that an expression may name. */
  readonly functions: readonly string[]
  readonly expression: string
  readonly label: string
  readonly preferences: EditorPreferences
  readonly onChange: (expression: string) => void
  readonly onRun: () => void
  /** Older is 1, newer is −1. */
  readonly onHistory: (step: 1 | -1) => void
}

const mostLines = 8

/** A few lines for one expression, with the types of the code in the large editor. */
export function CallEditor(props: Props) {
  const { loaded, slug, language, expression, label, preferences } = props
  const host = useRef<HTMLDivElement>(null)
  const view = useRef<editor.IStandaloneCodeEditor>(null)
  const onChange = useEffectEvent((text: string) => props.onChange(text))
  const onRun = useEffectEvent(() => props.onRun())
  const onHistory = useEffectEvent((step: 1 | -1) => props.onHistory(step))
  const current = useEffectEvent(() => ({ expression, preferences, functions: props.functions }))

  useEffect(() => {
    const element = host.current
    if (!element) return
    const { monaco } = loaded
    const { KeyCode, KeyMod } = monaco
    const { expression: first, preferences: chosen, functions } = current()
    const gone = new AbortController()
    const stopTheme = followTheme(monaco)
    const { model, dispose } = openCallModel(monaco, slug, language, functions, first)
    const code = monaco.editor.create(element, { ...optionsFor(chosen), model })
    view.current = code
    element.addEventListener('keydown', leaveToApp, { capture: true, signal: gone.signal })
    const fit = (): void => {
      const line = code.getOption(monaco.editor.EditorOption.lineHeight)
      const height = Math.min(code.getContentHeight(), mostLines * line + 16)
      element.style.height = `${height}px`
    }
    code.onDidContentSizeChange(fit)
    fit()
    code.onDidChangeModelContent(() => onChange(model.getValue()))
    const add = (id: string, keybinding: number, run: () => void) =>
      code.addAction({ id, label: id, keybindings: [keybinding], run })
    add('offhand.call', KeyMod.CtrlCmd | KeyCode.Enter, () => onRun())
    add('offhand.older', KeyMod.Alt | KeyCode.UpArrow, () => onHistory(1))
    add('offhand.newer', KeyMod.Alt | KeyCode.DownArrow, () => onHistory(-1))
    return () => {
      gone.abort()
      view.current = null
      code.dispose()
      dispose()
      stopTheme()
    }
  }, [loaded, slug, language])

  useEffect(() => {
    view.current?.updateOptions({ ...optionsFor(preferences), ariaLabel: label })
  }, [preferences, label])

  useEffect(() => {
    const model = view.current?.getModel()
    if (!model || model.getValue() === expression) return
    replaceText(model, expression)
    view.current?.setPosition(model.getFullModelRange().getEndPosition())
  }, [expression])

  return <div ref={host} className={styles.host} />
}

const optionsFor = (preferences: EditorPreferences) => ({
  ...editorOptions(preferences),
  lineNumbers: 'off' as const,
  folding: false,
  lineDecorationsWidth: 8,
  lineNumbersMinChars: 0,
  renderLineHighlight: 'none' as const,
  wordWrap: 'on' as const,
  padding: { top: 6, bottom: 6 },
})
