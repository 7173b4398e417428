import type { ReactNode } from 'react'
import styles from './settings.module.css'

interface Props {
  readonly title: string
  readonly note?: ReactNode
  /** The control, at the right; below on phones. */
  readonly children: ReactNode
}

export function Row({ title, note, children }: Props) {
  return (
    <div className={styles.row}>
      <div>
        <p className={styles.name}>{title}</p>
        {note !== undefined && <p className={styles.note}>{note}</p>}
      </div>
      {children}
    </div>
  )
}
