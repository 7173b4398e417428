import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { classes } from '../../ui/classes.ts'
import type { Step } from './standing.ts'
import { useLeave } from './use-leave.ts'
import styles from './list.module.css'

interface Props {
  readonly id: string
  readonly to: string
  /** Colours the mark; a topic has none. */
  readonly step?: Step
  readonly ready?: boolean
  readonly onLeave: (from: string, to: string) => void
  readonly children: ReactNode
}

/** A row of the list; on the way back the focus is on it again. */
export function ListLink({ id, to, step, ready = false, onLeave, children }: Props) {
  const leave = useLeave(onLeave)
  return (
    <Link to={to} data-node={id} className={styles.link} onClick={(event) => leave(event, id, to)}>
      {step !== undefined && (
        <span className={classes(styles.swatch, ready && styles.ready)} data-step={step} />
      )}
      {children}
    </Link>
  )
}
