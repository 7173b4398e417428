import { memo, type CSSProperties, type ReactNode } from 'react'
import { Link } from 'react-router'

export interface MarkLink {
  readonly replace: boolean
  readonly state: unknown
}

interface Props {
  readonly index: number
  /** Everything the mark says, for who cannot see where it stands. */
  readonly name: string
  readonly to: string
  readonly link?: MarkLink
  /** The one that Tab reaches. */
  readonly isStop: boolean
  readonly isOpen?: boolean
  readonly className?: string | undefined
  readonly style?: CSSProperties
  readonly children?: ReactNode
}

/** A bar, point or cell: a link to what is behind it. */
export const Mark = memo(function Mark(props: Props) {
  const { index, name, to, link, isStop, isOpen = false, className, style, children } = props
  return (
    <Link
      to={to}
      {...link}
      preventScrollReset={to.startsWith('?')}
      data-mark={index}
      aria-label={name}
      aria-current={isOpen || undefined}
      tabIndex={isStop ? 0 : -1}
      className={className}
      style={style}
    >
      {children}
    </Link>
  )
})
