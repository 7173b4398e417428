import { classes } from './classes.ts'
import styles from './progress-bar.module.css'

interface Props {
  /** How much is done, 0 … 1. */
  readonly share: number
  /** What is going on, in words. */
  readonly label: string
  readonly className?: string | undefined
}

/** Work whose end can be foreseen. */
export function ProgressBar({ share, label, className }: Props) {
  return <progress className={classes(styles.share, className)} aria-label={label} value={share} />
}
