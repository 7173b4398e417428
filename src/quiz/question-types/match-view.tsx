import { useId, useRef } from 'react'
import type { Language } from '../../base/language.ts'
import { useText } from '../../i18n/use-text.ts'
import { classes } from '../../ui/classes.ts'
import { Html } from '../../ui/html.tsx'
import { useHotkeys } from '../../ui/use-keys.ts'
import { VerdictSign } from '../../ui/verdict-sign.tsx'
import { letterOf, type ViewProps } from './view.ts'
import styles from './match.module.css'

/** Each row gets the letter of what belongs to it. */
export function MatchView(props: ViewProps<'match'>) {
  const { question, answer, arrangement, stage, language, onAnswer } = props
  const t = useText('quiz')
  const group = useRef<HTMLOListElement>(null)
  const judged = stage === 'answered'
  /** A letter belongs to one row only: it is taken from the row that had it. */
  const give = (left: number, right: number) =>
    onAnswer({
      type: 'match',
      rights: answer.rights.map((old, row) => (row === left ? right : old === right ? null : old)),
    })
  const rowInFocus = (): number => {
    const rows = [...(group.current?.children ?? [])]
    const focused = rows.findIndex((row) => row.contains(document.activeElement))
    return focused === -1 ? answer.rights.indexOf(null) : focused
  }
  useHotkeys(
    Object.fromEntries(
      arrangement.map((right, place) => [
        letterOf(place).toLowerCase(),
        () => {
          const row = rowInFocus()
          if (row !== -1) give(row, right)
        },
      ]),
    ),
    { enabled: !judged },
  )
  return (
    <div>
      {!judged && <p className={styles.how}>{t('match.how')}</p>}
      <Rights {...props} />
      <ol ref={group} className={styles.rows} aria-label={t('match.lefts')}>
        {question.pairs.map((pair, left) => {
          const chosen = answer.rights[left] ?? null
          return (
            <li
              key={left}
              className={classes(
                styles.row,
                judged && (chosen === left ? styles.right : styles.wrong),
              )}
            >
              <Html as="div" html={pair.left[language]} className={styles.what} />
              {judged ? (
                <Judged
                  chosen={chosen === null ? null : letterOf(arrangement.indexOf(chosen))}
                  wanted={letterOf(arrangement.indexOf(left))}
                />
              ) : (
                <Letters
                  label={t('match.for', { number: left + 1 })}
                  arrangement={arrangement}
                  chosen={chosen}
                  onChoose={(right) => give(left, right)}
                />
              )}
              {judged && pair.why && chosen !== left && (
                <Html as="p" html={pair.why[language]} className={styles.why} />
              )}
            </li>
          )
        })}
      </ol>
    </div>
  )
}

function Rights({ question, arrangement, language }: ViewProps<'match'>) {
  const t = useText('quiz')
  const all = [...question.pairs.map((pair) => pair.right), ...question.extras]
  return (
    <ul className={styles.rights} aria-label={t('match.rights')}>
      {arrangement.map((right, place) => (
        <li key={right}>
          <b>{letterOf(place)}</b>
          <Html as="div" html={textOf(all[right], language)} className={styles.what} />
        </li>
      ))}
    </ul>
  )
}

const textOf = (
  text: { readonly en: string; readonly zh: string } | undefined,
  language: Language,
) => text?.[language] ?? ''

interface LettersProps {
  readonly label: string
  readonly arrangement: readonly number[]
  readonly chosen: number | null
  readonly onChoose: (right: number) => void
}

function Letters({ label, arrangement, chosen, onChoose }: LettersProps) {
  const name = useId()
  return (
    <div role="radiogroup" aria-label={label} className={styles.letters}>
      {arrangement.map((right, place) => (
        <label key={right}>
          <input
            type="radio"
            name={name}
            checked={chosen === right}
            onChange={() => onChoose(right)}
          />
          <span>{letterOf(place)}</span>
        </label>
      ))}
    </div>
  )
}

function Judged({ chosen, wanted }: { readonly chosen: string | null; readonly wanted: string }) {
  const t = useText('quiz')
  const right = chosen === wanted
  return (
    <span className={styles.sign}>
      <VerdictSign
        verdict={right ? 'pass' : 'fail'}
        label={t(right ? 'verdict.right' : 'verdict.wrong')}
      />
      {right ? wanted : <s>{chosen}</s>}
      {!right && <span>{t('match.shouldBe', { letter: wanted })}</span>}
    </span>
  )
}
