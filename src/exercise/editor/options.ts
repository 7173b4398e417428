import type { editor } from 'monaco-editor/editor'

/** What the settings decide. */
export interface EditorPreferences {
  readonly fontSize: number
  readonly wordWrap: boolean
  readonly suggest: boolean
  /** Tab leaves the editor instead of indenting. */
  readonly tabMovesFocus: boolean
  /** A narrow screen has no room for a fold margin and long line numbers. */
  readonly narrow: boolean
  /** As on a whiteboard: nothing is completed, explained or marked. */
  readonly bare?: boolean
}

const lineRatio = 1.6

export function editorOptions(
  preferences: EditorPreferences,
): editor.IStandaloneEditorConstructionOptions {
  const { fontSize, narrow, bare = false } = preferences
  return {
    automaticLayout: true,
    fixedOverflowWidgets: true,
    fontFamily: getComputedStyle(document.documentElement).getPropertyValue('--font-mono'),
    fontLigatures: false,
    fontSize,
    lineHeight: Math.round(fontSize * lineRatio),
    minimap: { enabled: false },
    stickyScroll: { enabled: false },
    scrollBeyondLastLine: false,
    overviewRulerLanes: 0,
    overviewRulerBorder: false,
    hideCursorInOverviewRuler: true,
    renderFinalNewline: 'on',
    renderLineHighlight: 'all',
    glyphMargin: false,
    folding: !narrow,
    lineNumbersMinChars: narrow ? 3 : 4,
    lineDecorationsWidth: narrow ? 8 : 14,
    padding: { top: 8, bottom: 8 },
    guides: { indentation: false, bracketPairs: false },
    wordBasedSuggestions: 'off',
    quickSuggestions: preferences.suggest,
    suggestOnTriggerCharacters: preferences.suggest,
    // Enter ends the line when the word is there already.
    acceptSuggestionOnEnter: 'smart',
    parameterHints: { enabled: preferences.suggest },
    renderValidationDecorations: bare ? 'off' : 'editable',
    hover: { enabled: bare ? 'off' : 'on' },
    occurrencesHighlight: bare ? 'off' : 'singleFile',
    tabFocusMode: preferences.tabMovesFocus,
    wordWrap: preferences.wordWrap ? 'on' : 'off',
    scrollbar: {
      alwaysConsumeMouseWheel: false,
      verticalScrollbarSize: 10,
      horizontalScrollbarSize: 10,
    },
    unicodeHighlight: { ambiguousCharacters: false },
  }
}
