import type { ReactNode } from 'react'
import { useText } from '../../i18n/use-text.ts'
import { Button } from '../../ui/button.tsx'
import { ProgressBar } from '../../ui/progress-bar.tsx'
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

interface WorkProps {
  /** How much is done, 0 … 1. */
  readonly share: number
  /** Without it the work cannot be stopped. */
  readonly onCancel?: () => void
  /** What is going on, in words. */
  readonly children: string
}

/** Work that may take a while, with how far it is. */
export function Work({ share, onCancel, children }: WorkProps) {
  const common = useText('common')
  return (
    <div className={styles.work}>
      <p className={styles.busy}>{children}</p>
      <ProgressBar className={styles.share} label={children} share={share} />
      {onCancel && <Button onClick={onCancel}>{common('cancel')}</Button>}
    </div>
  )
}
