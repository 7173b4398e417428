import styles from './meter.module.css'

interface Props {
  /** 0 … 4. */
  readonly level: number
  /** Says the level in words: "2 of 4". */
  readonly label: string
}

/** Four steps of one hue: mastery, progress, anything that grows. */
export function Meter({ level, label }: Props) {
  return (
    <span className={styles.meter} role="img" aria-label={label}>
      {[1, 2, 3, 4].map((step) => (
        <i key={step} className={step <= level ? styles.on : undefined} />
      ))}
    </span>
  )
}
