import type { Language } from '../../base/language.ts'
import type { Option } from '../../content/types.ts'
import { useText } from '../../i18n/use-text.ts'
import { classes } from '../../ui/classes.ts'
import { Html } from '../../ui/html.tsx'
import { VerdictSign } from '../../ui/verdict-sign.tsx'
import styles from './options.module.css'

interface ChoiceProps {
  readonly kind: 'radio' | 'checkbox'
  readonly name: string
  readonly letter: string
  readonly option: Option
  readonly checked: boolean
  readonly language: Language
  readonly onChange: () => void
}

/** An option that can still be chosen: a native radio or checkbox underneath. */
export function Choice({ kind, name, letter, option, checked, language, onChange }: ChoiceProps) {
  return (
    <label className={styles.option}>
      <input type={kind} name={name} checked={checked} onChange={onChange} />
      <span className={styles.letter} aria-hidden>
        {letter}
      </span>
      <Html html={option.text[language]} as="div" className={styles.what} />
    </label>
  )
}

interface JudgedProps {
  readonly letter: string
  readonly option: Option
  readonly chosen: boolean
  /** With several right ones it matters which were missed. */
  readonly many: boolean
  readonly language: Language
}

/** The same card after the answer: it stays where it was and says what it is and why. */
export function JudgedOption({ letter, option, chosen, many, language }: JudgedProps) {
  const t = useText('quiz')
  const { correct, why, text } = option
  const tone = correct ? styles.right : chosen && styles.wrong
  const words = correct
    ? t(chosen ? 'option.chosenRight' : many ? 'option.missed' : 'option.right')
    : t('option.chosen')
  return (
    <li className={classes(styles.option, styles.judged, tone)}>
      <span className={styles.letter}>{letter}</span>
      <Html html={text[language]} as="div" className={styles.what} />
      {(correct || chosen) && (
        <span className={styles.sign}>
          <VerdictSign verdict={correct ? (chosen || !many ? 'pass' : 'partly') : 'fail'} />
          {words}
        </span>
      )}
      {why && <Html html={why[language]} as="p" className={styles.why} />}
    </li>
  )
}
