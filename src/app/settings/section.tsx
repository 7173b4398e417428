import type { DragEventHandler, ReactNode } from 'react'
import { classes } from '../../ui/classes.ts'
import styles from './settings.module.css'

interface Props {
  /** The anchor: `/settings#backup` comes here. */
  readonly id: string
  readonly title: string
  readonly className?: string | undefined
  readonly onDragEnter?: DragEventHandler
  readonly onDragLeave?: DragEventHandler
  readonly onDragOver?: DragEventHandler
  readonly onDrop?: DragEventHandler
  readonly children: ReactNode
}

export function Section({ id, title, className, children, ...drag }: Props) {
  return (
    <section
      id={id}
      aria-labelledby={`${id}-title`}
      className={classes(styles.section, className)}
      {...drag}
    >
      <h2 id={`${id}-title`} tabIndex={-1} className={styles.title}>
        {title}
      </h2>
      {children}
    </section>
  )
}
