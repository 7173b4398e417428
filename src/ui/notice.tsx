import type { ReactNode } from 'react'
import { classes } from './classes.ts'
import styles from './notice.module.css'

interface Props {
  readonly tone?: 'accent' | 'fail' | 'late' | 'pass'
  /** The fact, in one short sentence. */
  readonly title?: ReactNode
  /** What it means and what to do. */
  readonly children?: ReactNode
  readonly actions?: ReactNode
  /** `alert` interrupts a screen reader; `none` where something else announces it. */
  readonly role?: 'status' | 'alert' | 'none'
  readonly className?: string | undefined
}

export function Notice(props: Props) {
  const { tone = 'accent', title, children, actions, role = 'status', className } = props
  return (
    <div className={classes(styles.notice, styles[tone], className)} role={role}>
      <div className={styles.text}>
        {title !== undefined && <b>{title}</b>}
        {children}
      </div>
      {actions !== undefined && <div className={styles.actions}>{actions}</div>}
    </div>
  )
}
