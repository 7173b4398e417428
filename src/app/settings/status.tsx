import type { ReactNode } from 'react'
import styles from './settings.module.css'

/** Is there before there is something to say, so that screen readers hear it change. */
export function Status({ children }: { readonly children?: ReactNode }) {
  return (
    <div role="status" className={styles.status}>
      {children}
    </div>
  )
}

/** What is going on, in words: most of it is over before a spinner would help. */
export function Busy({ children }: { readonly children: ReactNode }) {
  return <p className={styles.busy}>{children}</p>
}
