import { useState } from 'react'
import { useStore } from 'zustand'
import type { Language } from '../../base/language.ts'
import type { Exercise } from '../../content/types.ts'
import { counter as en } from '../../i18n/en/counter.ts'
import { usePageWords } from '../../i18n/use-page-words.ts'
import { useText } from '../../i18n/use-text.ts'
import { counter as zh } from '../../i18n/zh/counter.ts'
import { Button } from '../../ui/button.tsx'
import { SelectField } from '../../ui/select-field.tsx'
import { FailureView } from '../report/failure-view.tsx'
import { CountOfCall } from './count-of-call.tsx'
import { SeeAlso } from './count-see-also.tsx'
import type { CountedRun, Counter } from './counter.ts'
import styles from './tools.module.css'

interface Props {
  readonly counter: Counter
  readonly exercise: Exercise
  readonly language: Language
  /** The reference's counts are shown once the solution may be. */
  readonly opened: boolean
  readonly readSource: () => string
  readonly onGoTo: (line: number, column: number) => void
}

/** How many operations the code takes on a call of the samples: its own, the reference's, the formula's. */
export function CounterView(props: Props) {
  const { counter, exercise, language, opened, readSource, onGoTo } = props
  usePageWords('counter', { en, zh })
  const t = useText('counter')
  const ui = useText('exercise')
  const state = useStore(counter.store)
  const [chosen, setChosen] = useState('')
  const runs = state.type === 'running' || state.type === 'done' ? state.runs : []
  const shown = runs.find(({ id }) => id === chosen) ?? runs[0]
  const stale = state.type === 'done' && state.source !== readSource()
  const labelOf = ({ sample }: CountedRun, i: number): string => {
    const title = exercise.checks.find(({ id }) => id === sample)?.title[language] ?? sample
    const earlier = runs.slice(0, i).filter((one) => one.sample === sample).length
    const several = runs.filter((one) => one.sample === sample).length > 1
    return several ? t('nth', { title, number: earlier + 1 }) : title
  }
  return (
    <section className={styles.tool} aria-label={ui('counter.title')}>
      <h2 className={styles.title}>{ui('counter.title')}</h2>
      <p className={styles.note}>{t('about')}</p>
      <div className={styles.actions}>
        {state.type === 'running' ? (
          <Button onClick={counter.cancel}>{ui('cancel')}</Button>
        ) : (
          <Button onClick={() => void counter.run()}>
            {state.type === 'done' ? t('again') : t('run')}
          </Button>
        )}
        {runs.length > 1 && shown && (
          <SelectField
            label={t('call')}
            value={shown.id}
            options={runs.map((run, i) => ({ value: run.id, label: labelOf(run, i) }))}
            onChange={setChosen}
          />
        )}
        {stale && <span className={styles.note}>{ui('stale')}</span>}
      </div>
      {state.type === 'unavailable' && <p role="alert">{ui('unavailable')}</p>}
      {state.type === 'done' && state.failure && (
        <FailureView failure={state.failure} onGoTo={onGoTo} />
      )}
      {shown && (
        <CountOfCall
          run={shown}
          runs={runs}
          operations={exercise.operations}
          language={language}
          opened={opened}
          onGoTo={onGoTo}
        />
      )}
      <p className={styles.note}>{t('convention')}</p>
      <SeeAlso exercise={exercise} language={language} />
    </section>
  )
}
