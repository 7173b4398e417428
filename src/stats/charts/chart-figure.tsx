import { useId, useState, type ReactNode } from 'react'
import { Link } from 'react-router'
import { useText } from '../../i18n/use-text.ts'
import styles from './charts.module.css'

export interface Twin {
  readonly head: readonly string[]
  readonly rows: readonly {
    readonly key: string
    /** The first cell leads where the mark does. */
    readonly to?: string
    readonly cells: readonly string[]
  }[]
}

interface Props {
  readonly title: string
  /** The figure in one sentence or two. */
  readonly reading: ReactNode
  /** How it was counted, in a line. */
  readonly about?: string
  /** Set where the period does not matter. */
  readonly isNow?: boolean
  /** The same as a table; made when it is opened. */
  readonly twin?: () => Twin
  /** Without anything to show there is no table either. */
  readonly hasTwin?: boolean
  readonly children?: ReactNode
  /** The list of what is behind a part. */
  readonly behind?: ReactNode
}

/** A chart with its text twin: what it says in words, and a table. */
export function ChartFigure(props: Props) {
  const { title, reading, about, isNow = false, twin, hasTwin = true, children, behind } = props
  const t = useText('stats')
  const id = useId()
  return (
    <div role="group" className={styles.figure} aria-labelledby={id}>
      <h3 id={id} className={styles.title}>
        {title}
        {isNow && <span className={styles.now}>{t('now')}</span>}
      </h3>
      <p className={styles.reading}>{reading}</p>
      {children}
      {about !== undefined && <p className={styles.about}>{about}</p>}
      {twin && hasTwin && <TableTwin caption={title} twin={twin} />}
      {behind}
    </div>
  )
}

function TableTwin({ caption, twin }: { readonly caption: string; readonly twin: () => Twin }) {
  const t = useText('stats')
  const [open, setOpen] = useState(false)
  return (
    <details className={styles.twin} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t('asTable')}</summary>
      {open && <Table caption={caption} {...twin()} />}
    </details>
  )
}

function Table({ caption, head, rows }: Twin & { readonly caption: string }) {
  return (
    <table className={styles.table}>
      <caption className={styles.caption}>{caption}</caption>
      <thead>
        <tr>
          {head.map((name) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, to, cells: [first, ...rest] }) => (
          <tr key={key}>
            <th scope="row">
              {to === undefined ? (
                first
              ) : (
                <Link to={to} preventScrollReset>
                  {first}
                </Link>
              )}
            </th>
            {rest.map((cell, index) => (
              <td key={index}>{cell}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
