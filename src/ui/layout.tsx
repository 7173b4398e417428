import type { ReactNode } from 'react'
import { classes } from './classes.ts'
import styles from './layout.module.css'

interface PageProps {
  readonly children: ReactNode
  /** `text` for one column of 46rem, `wide` for 64rem; the default fits a Spread. */
  readonly width?: 'spread' | 'text' | 'wide'
  readonly className?: string | undefined
  readonly lang?: string
}

/** The `main` of a screen. Its first `h1` takes the focus when the page changes. */
export function Page({ children, width = 'spread', className, lang }: PageProps) {
  return (
    <main id="main" className={classes(styles.page, className)} lang={lang}>
      {width === 'spread' ? children : <div className={styles[width]}>{children}</div>}
    </main>
  )
}

interface SpreadProps {
  readonly children: ReactNode
  /** On narrow screens the margin's blocks take their `order` among the column's. */
  readonly weave?: boolean
}

/** A column of material and a narrow margin beside it: `<Spread><Column/><Side/></Spread>`. */
export function Spread({ children, weave = false }: SpreadProps) {
  return <div className={classes(styles.spread, weave && styles.weave)}>{children}</div>
}

export function Column({ children }: { readonly children: ReactNode }) {
  return <div className={styles.column}>{children}</div>
}

export function Side({ children }: { readonly children: ReactNode }) {
  return <aside className={styles.side}>{children}</aside>
}

interface BlockProps {
  readonly title?: ReactNode
  /** `label` is the small sans heading of app parts, `heading` the serif one of material. */
  readonly look?: 'label' | 'heading'
  /** Place in a woven Spread, 1 first. */
  readonly order?: 2 | 3 | 4 | 5
  /** Blocks about keys make no sense on a phone. */
  readonly mouse?: boolean
  readonly className?: string | undefined
  readonly children: ReactNode
}

export function Block(props: BlockProps) {
  const { title, look = 'label', order, mouse = false, className, children } = props
  const name = classes(
    styles.block,
    mouse && styles.mouse,
    order !== undefined && styles[`order${order}`],
    className,
  )
  return (
    <section className={name}>
      {title !== undefined && (
        <h2 className={look === 'label' ? styles.label : styles.heading}>{title}</h2>
      )}
      {children}
    </section>
  )
}
