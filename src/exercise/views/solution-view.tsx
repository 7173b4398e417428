import type { CodeLanguage } from '../../base/code-language.ts'
import type { Language } from '../../base/language.ts'
import type { Html as HtmlText } from '../../content/types.ts'
import { useText } from '../../i18n/use-text.ts'
import { classes } from '../../ui/classes.ts'
import { Html } from '../../ui/html.tsx'
import { DiffView } from '../editor/diff-view.tsx'
import type { EditorPreferences } from '../editor/options.ts'
import type { MonacoState } from '../editor/use-monaco.ts'
import type { SolutionState } from '../session-state.ts'
import styles from './solution.module.css'

interface Props {
  readonly solution: SolutionState
  readonly yours: string
  readonly complexity: HtmlText
  readonly language: Language
  readonly codeLanguage: CodeLanguage
  readonly monaco: MonacoState
  readonly preferences: EditorPreferences
}

/** The reference beside the user's own code, and what it costs. */
export function SolutionView(props: Props) {
  const { solution, yours, complexity, language, monaco, preferences } = props
  const t = useText('exercise')
  if (solution.type === 'failed') return <p role="alert">{t('solution.failed')}</p>
  if (solution.type !== 'open') return <p role="status">{t('solution.loading')}</p>
  return (
    <>
      <div className={styles.sides} aria-hidden="true">
        <span>{t('solution.yours')}</span>
        {!preferences.narrow && <span>{t('solution.reference')}</span>}
      </div>
      {monaco.type === 'ready' ? (
        <DiffView
          loaded={monaco.loaded}
          language={props.codeLanguage}
          before={yours}
          after={solution.source}
          label={t('solution.diffLabel')}
          preferences={preferences}
        />
      ) : (
        <pre className={styles.code}>{solution.source}</pre>
      )}
      <h3 className={styles.heading}>{t('solution.complexity')}</h3>
      <Html as="div" className={classes(styles.text)} lang={language} html={complexity[language]} />
    </>
  )
}
