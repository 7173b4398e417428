import type { ReactNode } from 'react'
import { Drawing, type DrawingOf } from './drawing.tsx'
import styles from './empty-state.module.css'

interface Props {
  readonly drawing: DrawingOf
  readonly tone?: 'accent' | 'fail'
  /** What is so. */
  readonly title: ReactNode
  /** What to do. */
  readonly text?: ReactNode
  /** `h1` when it is the whole screen. */
  readonly heading?: 'h1' | 'h2' | 'p'
  /** One or two buttons. */
  readonly children?: ReactNode
}

export function EmptyState({ drawing, tone = 'accent', title, text, heading, children }: Props) {
  const Title = heading ?? 'p'
  return (
    <div className={styles.empty}>
      <Drawing of={drawing} tone={tone} />
      <div>
        <Title className={styles.title}>{title}</Title>
        {text !== undefined && <div className={styles.text}>{text}</div>}
        {children !== undefined && <div className={styles.actions}>{children}</div>}
      </div>
    </div>
  )
}
