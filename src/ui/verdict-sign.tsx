import { classes } from './classes.ts'
import styles from './verdict-sign.module.css'

export type SignOf = 'pass' | 'fail' | 'error' | 'timeout' | 'partly' | 'not-run'

interface Props {
  readonly verdict: SignOf
  /** Needed when no word stands beside the sign. */
  readonly label?: string
  readonly className?: string | undefined
}

/** Each verdict has an outline of its own, so that it is told without colour. */
export function VerdictSign({ verdict, label, className }: Props) {
  return (
    <svg
      viewBox="0 0 16 16"
      className={classes(styles.sign, styles[verdict], className)}
      {...(label === undefined ? { 'aria-hidden': true } : { role: 'img', 'aria-label': label })}
    >
      {outlines[verdict]}
    </svg>
  )
}

const mark = { fill: 'none', stroke: 'var(--raised)', strokeWidth: 1.7 } as const
const ring = { fill: 'none', stroke: 'currentColor', strokeWidth: 1.5 } as const

const outlines = {
  pass: (
    <>
      <circle cx="8" cy="8" r="7" fill="currentColor" />
      <path d="M4.8 8.3l2.2 2.2 4.3-4.8" {...mark} />
    </>
  ),
  fail: (
    <>
      <rect x="1.5" y="1.5" width="13" height="13" rx="2" fill="currentColor" />
      <path d="M5.2 5.2l5.6 5.6M10.8 5.2l-5.6 5.6" {...mark} />
    </>
  ),
  error: (
    <>
      <path d="M8 1.2l7.2 13H.8z" fill="currentColor" />
      <path d="M8 6v4M8 11.4v1.3" {...mark} strokeWidth={1.6} />
    </>
  ),
  timeout: (
    <>
      <circle cx="8" cy="8" r="6.25" {...ring} />
      <path d="M8 4.4V8l2.6 1.8" {...ring} />
    </>
  ),
  partly: (
    <>
      <circle cx="8" cy="8" r="6.25" {...ring} />
      <path d="M8 1.8a6.2 6.2 0 0 0 0 12.4z" fill="currentColor" />
    </>
  ),
  'not-run': <circle cx="8" cy="8" r="5.5" {...ring} strokeWidth={1.3} strokeDasharray="2.4 2" />,
} as const
