import type { ReactNode } from 'react'
import { Link } from 'react-router'
import styles from './toc.module.css'

export interface TocEntry {
  readonly key: string
  /** Number before the title. */
  readonly no?: ReactNode
  readonly title: ReactNode
  /** What stands at the end of the dotted line. */
  readonly value?: ReactNode
  readonly to?: string
}

/** A contents page: number, title, dotted leader, value. */
export function Toc({ entries }: { readonly entries: readonly TocEntry[] }) {
  return (
    <ol className={styles.toc}>
      {entries.map((entry) => (
        <li key={entry.key}>
          {entry.no !== undefined && <span className={styles.no}>{entry.no}</span>}
          {entry.to === undefined ? (
            <span className={styles.title}>{entry.title}</span>
          ) : (
            <Link to={entry.to} className={styles.link}>
              {entry.title}
            </Link>
          )}
          <span className={styles.dots} aria-hidden />
          {entry.value !== undefined && <span className={styles.value}>{entry.value}</span>}
        </li>
      ))}
    </ol>
  )
}
