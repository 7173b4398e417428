import { classes } from './classes.ts'
import styles from './html.module.css'

interface Props {
  /** Made from our own Markdown and TeX, at build time or by the same renderer; never from the user. */
  readonly html: string
  readonly as?: 'div' | 'span' | 'p' | 'li' | 'figcaption'
  readonly className?: string | undefined
  readonly lang?: string
  readonly id?: string
}

export function Html({ html, as: Tag = 'div', className, ...rest }: Props) {
  return (
    <Tag
      className={classes(styles.html, className)}
      dangerouslySetInnerHTML={{ __html: html }}
      {...rest}
    />
  )
}
