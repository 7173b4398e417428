import type { ReactNode } from 'react'
import styles from './readout.module.css'

interface Props {
  /** While nothing is looked at. */
  readonly hint: string
  readonly touchHint: string
  readonly children: ReactNode
}

/** Says what the pointer or the focus is on; it stays at the lower edge of the screen. */
export function Readout({ hint, touchHint, children }: Props) {
  return (
    <div className={styles.readout} role="status">
      {children || (
        <p className={styles.hint}>
          <span className={styles.mouse}>{hint}</span>
          <span className={styles.touch}>{touchHint}</span>
        </p>
      )}
    </div>
  )
}
