import { useRef } from 'react'
import { useStore } from 'zustand'
import type { CodeLanguage } from '../../base/code-language.ts'
import { useText } from '../../i18n/use-text.ts'
import { Button } from '../../ui/button.tsx'
import { CallEditor } from '../editor/call-editor.tsx'
import type { EditorPreferences } from '../editor/options.ts'
import type { MonacoState } from '../editor/use-monaco.ts'
import { ConsoleView } from '../report/console-view.tsx'
import { FailureView } from '../report/failure-view.tsx'
import { styleFor } from '../report/number-text.ts'
import { numbersIn } from '../report/plain.ts'
import { timeText } from '../report/time-text.ts'
import { ValueView } from '../report/value-view.tsx'
import { CodeText } from '../views/code-text.tsx'
import { modified } from '../views/keys.ts'
import styles from './tools.module.css'
import type { Tried, Trying } from './trying.ts'

interface Props {
  readonly trying: Trying
  readonly monaco: MonacoState
  readonly slug: string
  readonly language: CodeLanguage
  readonly functions: readonly string[]
  readonly preferences: EditorPreferences
  readonly onGoTo: (line: number, column: number) => void
}

/** A call with arguments of the user's own: value, prints, time, and the reference beside it once opened. */
export function TryView({ trying, monaco, slug, language, functions, preferences, onGoTo }: Props) {
  const t = useText('exercise')
  const python = useText('python')
  const state = useStore(trying.store)
  const example = `${functions[0] ?? ''}(…)`
  const { expression, history, running, tried, reference } = state
  const place = useRef(-1)
  const recall = (step: 1 | -1) => {
    place.current = Math.max(-1, Math.min(history.length - 1, place.current + step))
    trying.edit(history[place.current] ?? '')
  }
  const run = () => {
    place.current = -1
    void trying.run()
  }
  return (
    <section className={styles.tool} aria-label={t('try.title')}>
      <h2 className={styles.title}>{t('try.title')}</h2>
      <p className={styles.note}>
        {language === 'python' ? (
          <CodeText text={python('tryAbout', { example })} />
        ) : (
          t('try.about', { example })
        )}
      </p>
      {monaco.type === 'ready' && (
        <CallEditor
          loaded={monaco.loaded}
          slug={slug}
          language={language}
          functions={functions}
          expression={expression}
          label={t('try.label')}
          preferences={preferences}
          onChange={trying.edit}
          onRun={run}
          onHistory={recall}
        />
      )}
      <div className={styles.actions}>
        {running ? (
          <Button onClick={trying.cancel}>{t('cancel')}</Button>
        ) : (
          <Button kbd={modified('⏎')} disabled={expression.trim() === ''} onClick={run}>
            {t('try.run')}
          </Button>
        )}
        {history.length > 0 && (
          <select
            className={styles.history}
            aria-label={t('try.history')}
            value=""
            onChange={(event) => trying.edit(event.target.value)}
          >
            <option value="">{t('try.history')}</option>
            {history.map((one) => (
              <option key={one} value={one}>
                {one.replace(/\s+/g, ' ').slice(0, 80)}
              </option>
            ))}
          </select>
        )}
      </div>
      <div role="status" className={styles.results}>
        {state.unavailable && <p>{t('unavailable')}</p>}
        {tried && <Result tried={tried} label={t('try.yours')} onGoTo={onGoTo} />}
        {tried && reference && (
          <Result tried={reference} label={t('try.reference')} onGoTo={null} />
        )}
      </div>
    </section>
  )
}

function Result({
  tried,
  label,
  onGoTo,
}: {
  readonly tried: Tried
  readonly label: string
  readonly onGoTo: Props['onGoTo'] | null
}) {
  const t = useText('exercise')
  const { value, failure, inExpression, ms } = tried
  return (
    <div className={styles.result}>
      {failure && (
        <>
          {inExpression && <p className={styles.note}>{t('try.inExpression')}</p>}
          <FailureView
            failure={inExpression || !onGoTo ? withoutPlace(failure) : failure}
            onGoTo={onGoTo ?? (() => undefined)}
          />
        </>
      )}
      {!failure && value?.ok && (
        <ValueView
          label={`${label} · ${timeText(t, ms)}`}
          value={value.value}
          style={styleFor(numbersIn(value.value))}
          tone="plain"
          rows={12}
        />
      )}
      <ConsoleView title={t('console')} lines={tried.console} />
    </div>
  )
}

function withoutPlace({ line: _, column: __, ...failure }: NonNullable<Tried['failure']>) {
  return failure
}
