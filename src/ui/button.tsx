import type { ButtonHTMLAttributes, ReactNode, Ref } from 'react'
import { Link } from 'react-router'
import { classes } from './classes.ts'
import { Kbd } from './kbd.tsx'
import styles from './button.module.css'

interface Look {
  /** A screen has at most one primary button. */
  readonly variant?: 'primary' | 'default' | 'quiet'
  readonly size?: 'normal' | 'big'
  /** The key that does the same, shown after the words. */
  readonly kbd?: string
  readonly children: ReactNode
}

type ButtonProps = Look &
  Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'children'> & {
    readonly ref?: Ref<HTMLButtonElement>
  }

export function Button({ variant, size, kbd, className, children, ...rest }: ButtonProps) {
  return (
    <button type="button" className={classes(lookOf(variant, size), className)} {...rest}>
      {children}
      {kbd !== undefined && <Kbd decorative>{kbd}</Kbd>}
    </button>
  )
}

interface LinkProps extends Look {
  readonly to: string
  /** Told to the page it leads to, and kept with its place in the history. */
  readonly state?: unknown
  readonly className?: string | undefined
  readonly onClick?: () => void
}

/** Looks like a button, goes to a page. */
export function ButtonLink({ variant, size, kbd, className, children, ...rest }: LinkProps) {
  return (
    <Link className={classes(lookOf(variant, size), className)} {...rest}>
      {children}
      {kbd !== undefined && <Kbd decorative>{kbd}</Kbd>}
    </Link>
  )
}

const lookOf = (variant: Look['variant'] = 'default', size: Look['size'] = 'normal') =>
  classes(styles.button, styles[variant], size === 'big' && styles.big)
