import type { editor } from 'monaco-editor/editor'

type Monaco = typeof import('./monaco.ts').monaco

const themeName = 'offhand'

/** Colours of the page's own tokens, as they are at this moment. */
function themeFrom(style: CSSStyleDeclaration): editor.IStandaloneThemeData {
  const token = (name: string) => longHex(style.getPropertyValue(`--${name}`).trim())
  const bare = (name: string) => token(name).slice(1)
  return {
    base: style.colorScheme === 'dark' ? 'vs-dark' : 'vs',
    inherit: true,
    rules: [
      { token: '', foreground: bare('ink') },
      { token: 'keyword', foreground: bare('code-key') },
      { token: 'string', foreground: bare('code-str') },
      { token: 'regexp', foreground: bare('code-str') },
      { token: 'number', foreground: bare('code-num') },
      { token: 'comment', foreground: bare('code-com') },
      { token: 'type', foreground: bare('code-type') },
      { token: 'type.identifier', foreground: bare('code-type') },
      { token: 'identifier', foreground: bare('code-fn') },
      { token: 'delimiter', foreground: bare('ink') },
    ],
    colors: {
      'editor.background': token('raised'),
      'editor.foreground': token('ink'),
      'editorCursor.foreground': token('accent'),
      'editor.lineHighlightBackground': token('sunken'),
      'editor.lineHighlightBorder': token('sunken'),
      'editorLineNumber.foreground': token('ink-3'),
      'editorLineNumber.activeForeground': token('ink'),
      'editor.selectionBackground': token('accent-line') + '66',
      'editor.inactiveSelectionBackground': token('accent-line') + '33',
      'editor.wordHighlightBackground': token('code-mark'),
      'editor.wordHighlightStrongBackground': token('code-mark'),
      'editor.findMatchBackground': token('accent-line'),
      'editor.findMatchHighlightBackground': token('accent-line') + '66',
      'editorBracketMatch.background': token('code-mark'),
      'editorBracketMatch.border': token('accent-line'),
      ...Object.fromEntries(
        [1, 2, 3, 4, 5, 6].map((i) => [`editorBracketHighlight.foreground${i}`, token('ink')]),
      ),
      'editorBracketHighlight.unexpectedBracket.foreground': token('fail'),
      'editorIndentGuide.background1': token('line'),
      'editorIndentGuide.activeBackground1': token('line-strong'),
      'editorLink.activeForeground': token('accent'),
      'editorUnnecessaryCode.opacity': '#000000d0',
      'editorError.foreground': token('fail'),
      'editorWarning.foreground': token('late'),
      'editorWidget.background': token('raised'),
      'editorWidget.foreground': token('ink'),
      'editorWidget.border': token('line-strong'),
      'editorHoverWidget.background': token('raised'),
      'editorHoverWidget.border': token('line-strong'),
      'editorSuggestWidget.background': token('raised'),
      'editorSuggestWidget.border': token('line-strong'),
      'editorSuggestWidget.foreground': token('ink'),
      'editorSuggestWidget.selectedBackground': token('accent-soft'),
      'editorSuggestWidget.selectedForeground': token('ink'),
      'editorSuggestWidget.highlightForeground': token('accent'),
      'editorSuggestWidget.focusHighlightForeground': token('accent'),
      'list.hoverBackground': token('sunken'),
      'list.highlightForeground': token('accent'),
      'quickInput.background': token('raised'),
      'quickInputList.focusBackground': token('accent-soft'),
      'quickInputList.focusForeground': token('ink'),
      'input.background': token('raised'),
      'input.foreground': token('ink'),
      'input.border': token('line-strong'),
      'menu.background': token('raised'),
      'menu.foreground': token('ink'),
      'menu.selectionBackground': token('accent-soft'),
      'menu.selectionForeground': token('ink'),
      'menu.border': token('line-strong'),
      focusBorder: token('accent'),
      'diffEditor.insertedTextBackground': token('pass') + '24',
      'diffEditor.removedTextBackground': token('fail') + '24',
      'diffEditor.insertedLineBackground': token('pass') + '14',
      'diffEditor.removedLineBackground': token('fail') + '14',
      'diffEditor.diagonalFill': token('line'),
      'scrollbarSlider.background': token('line-strong') + '55',
      'scrollbarSlider.hoverBackground': token('line-strong') + '88',
      'scrollbarSlider.activeBackground': token('line-strong') + 'aa',
      'widget.shadow': '#00000022',
    },
  }
}

/** Monaco wants six digits; a minifier may have left three. */
const longHex = (colour: string): string =>
  /^#[0-9a-f]{3}$/i.test(colour) ? colour.replace(/[0-9a-f]/gi, '$&$&') : colour

/** Follows the page's colour scheme; returns what stops it. */
export function followTheme(monaco: Monaco): () => void {
  const root = document.documentElement
  const apply = () => {
    monaco.editor.defineTheme(themeName, themeFrom(getComputedStyle(root)))
    monaco.editor.setTheme(themeName)
  }
  apply()
  const observer = new MutationObserver(apply)
  observer.observe(root, {
    attributes: true,
    attributeFilter: ['data-mantine-color-scheme', 'lang'],
  })
  return () => observer.disconnect()
}
