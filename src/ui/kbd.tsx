import type { ReactNode } from 'react'
import { classes } from './classes.ts'
import styles from './kbd.module.css'

interface Props {
  readonly children: ReactNode
  /** Inside a button the key is said by the button's own `aria-keyshortcuts`. */
  readonly decorative?: boolean
  readonly className?: string | undefined
}

/** A key hint. Not shown on phones and for touch. */
export function Kbd({ children, decorative = false, className }: Props) {
  return (
    <kbd className={classes(styles.kbd, className)} aria-hidden={decorative || undefined}>
      {children}
    </kbd>
  )
}
