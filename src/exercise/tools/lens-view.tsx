import { useState } from 'react'
import { useStore } from 'zustand'
import type { Language } from '../../base/language.ts'
import type { Exercise } from '../../content/types.ts'
import { useText } from '../../i18n/use-text.ts'
import type { CheckVerdict } from '../../runner/verdict.ts'
import { probeFactors } from '../../runner/probes.ts'
import { Button } from '../../ui/button.tsx'
import { VerdictSign } from '../../ui/verdict-sign.tsx'
import { EvidenceView } from '../report/evidence-view.tsx'
import { FailureView } from '../report/failure-view.tsx'
import { useNotation } from '../report/use-notation.ts'
import type { Lens, Probed } from './lens.ts'
import { firstBroken, lensWord, rowsOf } from './lens-rows.ts'
import styles from './tools.module.css'

interface Props {
  readonly lens: Lens
  readonly exercise: Exercise
  readonly language: Language
  readonly readSource: () => string
  readonly onGoTo: (line: number, column: number) => void
}

/** Where the numbers break down: a row for each call of the samples and precision, a column for each scale. */
export function LensView({ lens, exercise, language, readSource, onGoTo }: Props) {
  const t = useText('exercise')
  const python = useText('python')
  const notation = useNotation()
  const state = useStore(lens.store)
  const [chosen, setChosen] = useState<string | null>(null)
  const probes = state.type === 'running' || state.type === 'done' ? state.probes : []
  const bad = firstBroken(probes)
  const shown = probes.find((one) => one.verdict.id === chosen) ?? bad
  const names = notation.parameters(exercise.entry)
  const scaled = exercise.scaled.map((i) => names[i] || String(i + 1)).join(', ')
  const about =
    notation.language === 'python'
      ? python('lensAbout', { names: scaled })
      : t('lens.about', { names: scaled })
  const titleOf = (id: string) =>
    exercise.checks.find((check) => check.id === id)?.title[language] ?? id
  const stale = state.type === 'done' && state.source !== readSource()
  return (
    <section className={styles.tool} aria-label={t('lens.title')}>
      <h2 className={styles.title}>{t('lens.title')}</h2>
      <p className={styles.note}>{about}</p>
      <div className={styles.actions}>
        {state.type === 'running' ? (
          <Button onClick={lens.cancel}>{t('cancel')}</Button>
        ) : (
          <Button onClick={() => void lens.run()}>
            {state.type === 'done' ? t('lens.again') : t('lens.run')}
          </Button>
        )}
        {stale && <span className={styles.note}>{t('stale')}</span>}
      </div>
      {state.type === 'unavailable' && <p role="alert">{t('unavailable')}</p>}
      {state.type === 'done' && state.failure && (
        <FailureView failure={state.failure} onGoTo={onGoTo} />
      )}
      {probes.length > 0 && (
        <>
          <p role="status" className={styles.sum}>
            {state.type === 'done' && (bad ? t('lens.broken', place(bad, t)) : t('lens.whole'))}
          </p>
          <table className={styles.table}>
            <thead>
              <tr>
                <th scope="col">{t('lens.call')}</th>
                <th scope="col">{t('lens.precision')}</th>
                {probeFactors.map((factor) => (
                  <th key={factor} scope="col">
                    ×{factor.toLocaleString('en')}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rowsOf(probes).map((row) => (
                <tr key={row.key}>
                  <th scope="row" lang={language}>
                    {row.precision === 'double' && titleOf(row.sample)}
                  </th>
                  <td>{row.precision === 'double' ? 'float64' : 'float32'}</td>
                  {row.cells.map((cell, i) => (
                    <td key={probeFactors[i]}>
                      {cell && (
                        <button
                          type="button"
                          className={styles.cell}
                          aria-pressed={cell === shown}
                          onClick={() => setChosen(cell.verdict.id)}
                        >
                          <VerdictSign verdict={cell.verdict.state} />
                          {wordOf(cell.verdict, t)}
                        </button>
                      )}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
      {shown && (
        <EvidenceView
          key={shown.verdict.id}
          verdict={shown.verdict}
          kind="stability"
          visual={undefined}
          price={null}
          onGoTo={onGoTo}
        />
      )}
    </section>
  )
}

type Translate = ReturnType<typeof useText<'exercise'>>

function wordOf(verdict: CheckVerdict, t: Translate): string {
  const { key, value } = lensWord(verdict)
  return key === 'value' ? value : t(`lens.word.${key}`)
}

const place = ({ factor, precision, verdict }: Probed, t: Translate) => ({
  what: wordOf(verdict, t),
  factor: factor.toLocaleString('en'),
  precision: precision === 'double' ? 'float64' : 'float32',
})
