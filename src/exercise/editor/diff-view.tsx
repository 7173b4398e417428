import { useEffect, useRef } from 'react'
import type { CodeLanguage } from '../../base/code-language.ts'
import styles from './diff-view.module.css'
import type { loadMonaco } from './load-monaco.ts'
import { editorOptions, type EditorPreferences } from './options.ts'
import { followTheme } from './theme.ts'

interface Props {
  readonly loaded: Awaited<ReturnType<typeof loadMonaco>>
  readonly language: CodeLanguage
  readonly before: string
  readonly after: string
  readonly label: string
  readonly preferences: EditorPreferences
}

/** Two texts beside each other, or one over the other where there is no room. */
export function DiffView({ loaded, language, before, after, label, preferences }: Props) {
  const host = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (!host.current) return
    const { monaco } = loaded
    const stopTheme = followTheme(monaco)
    const original = monaco.editor.createModel(before, language)
    const modified = monaco.editor.createModel(after, language)
    const view = monaco.editor.createDiffEditor(host.current, {
      ...editorOptions(preferences),
      readOnly: true,
      renderLineHighlight: 'none',
      renderSideBySide: !preferences.narrow,
      useInlineViewWhenSpaceIsLimited: true,
      renderSideBySideInlineBreakpoint: 640,
      renderOverviewRuler: false,
      renderMarginRevertIcon: false,
      renderGutterMenu: false,
      hideUnchangedRegions: { enabled: false },
    })
    view.setModel({ original, modified })
    view.getOriginalEditor().updateOptions({ ariaLabel: label })
    view.getModifiedEditor().updateOptions({ ariaLabel: label })
    return () => {
      view.dispose()
      original.dispose()
      modified.dispose()
      stopTheme()
    }
  }, [loaded, language, before, after, label, preferences])
  return <div ref={host} className={styles.host} />
}
