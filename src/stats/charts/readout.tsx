import styles from './charts.module.css'

interface Props {
  /** Of the mark under the pointer or with the focus. */
  readonly text: string | null
  /** While there is none: of the mark where Tab enters. */
  readonly rest?: string | undefined
}

/** One line that says what a mark stands for; to who listens the marks say the same themselves. */
export function Readout({ text, rest }: Props) {
  return (
    <p className={text === null ? styles.rest : styles.readout} aria-hidden>
      {text ?? rest}
    </p>
  )
}
