import { useMemo, useRef } from 'react'
import type { CodeLanguage } from '../../base/code-language.ts'
import type { Language } from '../../base/language.ts'
import type { Exercise } from '../../content/types.ts'
import { languagesOf, offersPrelude } from '../../exercise/code-language.ts'
import { CodeEditor } from '../../exercise/editor/code-editor.tsx'
import { fileName } from '../../exercise/editor/models.ts'
import type { EditorPreferences } from '../../exercise/editor/options.ts'
import { useMonaco } from '../../exercise/editor/use-monaco.ts'
import { PreludeNote } from '../../exercise/views/prelude-note.tsx'
import { PythonSection } from '../../exercise/views/python-section.tsx'
import { WrittenIn } from '../../exercise/written-in.tsx'
import { useText } from '../../i18n/use-text.ts'
import { Html } from '../../ui/html.tsx'
import { Segmented } from '../../ui/segmented.tsx'
import { shownCode, withSource } from '../code-given.ts'
import type { Given } from '../sitting.ts'
import { useWords } from './use-words.ts'
import styles from './run.module.css'

interface Props {
  readonly exercise: Exercise
  readonly given: Given | null
  readonly language: Language
  /** What the interview is written in, unless this exercise is taken in another. */
  readonly codeLanguage: CodeLanguage
  readonly preferences: Omit<EditorPreferences, 'narrow'>
  readonly onGive: (given: Given) => void
  readonly onNext: () => void
}

const nothing = () => {}

/** The statement beside the editor. Nothing runs before the end. */
export function CodeStep(props: Props) {
  const { exercise, language, preferences, onGive, onNext } = props
  const t = useWords()
  const words = useText('exercise')
  const monaco = useMonaco()
  const shown = shownCode(exercise, props.given, props.codeLanguage)
  const latest = useRef(shown.source)
  latest.current = shown.source
  const options = useMemo(() => ({ ...preferences, narrow: false }), [preferences])
  const offered = languagesOf(exercise)
  const prelude = offersPrelude(exercise, shown.language)
  const label = t('run.codeLabel', { title: exercise.title[language] })
  const type = (source: string) => onGive(withSource(shown.given, source))
  return (
    <div className={styles.code}>
      <div className={styles.statement}>
        <h1 className={styles.name}>{exercise.title[language]}</h1>
        <Html
          html={exercise.statement[language]}
          lang={language}
          code={shown.language}
          className={styles.text}
        />
        {prelude && <PreludeNote language={language} />}
        {shown.language === 'python' && exercise.python && (
          <WrittenIn exercise={exercise} language="python">
            <PythonSection python={exercise.python} language={language} />
          </WrittenIn>
        )}
      </div>
      <div className={styles.panel}>
        {offered.length > 1 && (
          <div className={styles.languages}>
            <Segmented
              label={words('language')}
              options={offered.map((value) => ({ value, label: words(`languages.${value}`) }))}
              value={shown.language}
              onChange={(chosen) => onGive({ ...shown.given, language: chosen })}
            />
            <p className={styles.note}>{t('run.languageNote')}</p>
          </div>
        )}
        <div className={styles.editor} aria-busy={monaco.type === 'loading'}>
          {monaco.type === 'loading' && <p className={styles.note}>{t('run.editorLoading')}</p>}
          {monaco.type === 'failed' && (
            <textarea
              className={styles.plain}
              aria-label={label}
              value={shown.source}
              onChange={(event) => type(event.target.value)}
            />
          )}
          {monaco.type === 'ready' && (
            <CodeEditor
              loaded={monaco.loaded}
              file={fileName(`interview-${exercise.slug}`, shown.language)}
              language={shown.language}
              prelude={prelude}
              readSource={() => latest.current}
              revision={0}
              label={label}
              runLabel={t('run.next')}
              submitLabel={t('run.next')}
              preferences={options}
              problem={null}
              onChange={type}
              onBlur={nothing}
              onRun={onNext}
              onSubmit={onNext}
              onHandle={nothing}
            />
          )}
        </div>
      </div>
    </div>
  )
}
