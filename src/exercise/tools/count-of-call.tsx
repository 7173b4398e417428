import type { Language } from '../../base/language.ts'
import { operationKinds } from '../../base/operations.ts'
import type { Operations } from '../../content/types.ts'
import { useText } from '../../i18n/use-text.ts'
import { classes } from '../../ui/classes.ts'
import { Html } from '../../ui/html.tsx'
import { FailureView } from '../report/failure-view.tsx'
import { useNotation } from '../report/use-notation.ts'
import { findingOf, formulaText, lettersText, otherWay, ratioText } from './count-words.ts'
import type { CountedRun } from './counter.ts'
import styles from './counter.module.css'
import tool from './tools.module.css'

const timesText = (yours: number, expected: number): string => {
  const text = ratioText(yours, expected)
  return text === '—' ? text : `${text}×`
}

interface Props {
  readonly run: CountedRun
  readonly runs: readonly CountedRun[]
  readonly operations: Operations | undefined
  readonly language: Language
  readonly opened: boolean
  readonly onGoTo: (line: number, column: number) => void
}

/** One call: what the numbers show in a sentence, the numbers, the formula with its letters. */
export function CountOfCall({ run, runs, operations, language, opened, onGoTo }: Props) {
  const t = useText('counter')
  const notation = useNotation()
  const { counts, call, verdict } = run
  const known = operations?.calls.find(
    ({ sample, position }) => sample === run.sample && position === run.position,
  )
  const formulas = known?.formulas
  const finding = counts && known && findingOf(counts, known, operations?.formulas ?? {})
  const other = operations && otherWay(runs, operations)
  const number = (value: number): string => value.toLocaleString('en')
  return (
    <>
      {call && (
        <pre className={styles.call}>
          {notation
            .callParts(call)
            .map(({ text }) => text)
            .join('')}
        </pre>
      )}
      {verdict.failure && <FailureView failure={verdict.failure} onGoTo={onGoTo} />}
      <div role="status">
        {!counts && !verdict.failure && <p className={tool.sum}>{t('spoilt')}</p>}
        {counts && verdict.state === 'fail' && <p className={tool.note}>{t('wrong')}</p>}
        {finding && (
          <p className={tool.sum}>
            {t(`found.${finding.key}`, {
              kind: t(`kinds.${finding.kind}`),
              yours: number(finding.yours),
              expected: number(finding.expected),
              ratio: finding.ratio,
              by: number(finding.by),
            })}
          </p>
        )}
        {other && finding && (
          <p className={tool.sum}>
            {t('otherWay')}
            <Html as="span" lang={language} html={other.says[language]} />
          </p>
        )}
      </div>
      {counts && (
        <table className={classes(tool.table, styles.table)}>
          <thead>
            <tr>
              <th scope="col">{t('operation')}</th>
              <th scope="col" className={styles.number}>
                {t('yours')}
              </th>
              {opened && known && (
                <th scope="col" className={styles.number}>
                  {t('reference')}
                </th>
              )}
              {formulas && (
                <>
                  <th scope="col" className={styles.number}>
                    {t('formula')}
                  </th>
                  <th scope="col" className={styles.number}>
                    {t('ratio')}
                  </th>
                </>
              )}
            </tr>
          </thead>
          <tbody>
            {operationKinds.map((kind) => {
              const expected = formulas?.[kind]
              const bound = operations?.formulas[kind]?.atMost ? '≤ ' : ''
              return (
                <tr key={kind}>
                  <th scope="row">{t(`kinds.${kind}`)}</th>
                  <td className={styles.number}>{number(counts[kind])}</td>
                  {opened && known && (
                    <td className={styles.number}>{number(known.reference[kind])}</td>
                  )}
                  {formulas && (
                    <>
                      <td className={styles.number}>
                        {expected === undefined ? '' : `${bound}${number(expected)}`}
                      </td>
                      <td className={styles.number}>
                        {expected === undefined ? '' : timesText(counts[kind], expected)}
                      </td>
                    </>
                  )}
                </tr>
              )
            })}
          </tbody>
        </table>
      )}
      {known && !opened && <p className={tool.note}>{t('hiddenReference')}</p>}
      {operations && known?.letters && (
        <ul className={styles.formulas}>
          {operationKinds.map((kind) => {
            const formula = operations.formulas[kind]
            return (
              formula && (
                <li key={kind}>
                  {t(`kinds.${kind}`)} {formula.atMost ? '≤' : '='}{' '}
                  <code>{formulaText(formula.text)}</code>
                </li>
              )
            )
          })}
          <li>
            <code>{lettersText(known.letters, operations.formulas)}</code>
          </li>
        </ul>
      )}
      {operations?.note && (
        <Html
          as="p"
          className={classes(tool.note)}
          lang={language}
          html={operations.note[language]}
        />
      )}
    </>
  )
}
