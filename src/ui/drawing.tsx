import styles from './drawing.module.css'

export type DrawingOf = 'curve' | 'cells' | 'rows' | 'prompt' | 'page' | 'done'

interface Props {
  readonly of: DrawingOf
  /** Colours the one stroke that is missing: trouble is `fail`. */
  readonly tone?: 'accent' | 'fail'
}

/** Small line drawings of the thing that is missing: 96 × 72, two strokes, at most one coloured. */
export function Drawing({ of, tone = 'accent' }: Props) {
  return (
    <svg viewBox="0 0 96 72" className={styles.drawing} data-tone={tone} aria-hidden>
      {strokes[of]}
    </svg>
  )
}

const cell = (index: number) => (
  <rect
    key={index}
    x={4 + 22 * (index % 4)}
    y={4 + 22 * Math.floor(index / 4)}
    width="18"
    height="18"
    rx="2"
    {...(index % 4 < 3 - Math.floor(index / 4) ? {} : { strokeDasharray: '3 3' })}
  />
)

const strokes = {
  curve: (
    <>
      <path d="M12 4v56h80" />
      <path
        d="M12 16C36 20 60 44 88 50"
        className={styles.mark}
        strokeWidth="2"
        strokeDasharray="3 4"
      />
    </>
  ),
  cells: <>{Array.from({ length: 12 }, (_, index) => cell(index))}</>,
  rows: (
    <>
      <path d="M10 12h76v16H10zM10 32h76v16H10z" />
      <path d="M10 52h76v16H10z" className={styles.mark} strokeWidth="1.6" strokeDasharray="4 3" />
      <path d="M70 20h8M70 40h8" />
    </>
  ),
  prompt: (
    <>
      <path d="M10 10h76v52H10z" />
      <path d="M22 26l10 10-10 10M40 48h18" className={styles.mark} strokeWidth="2" />
    </>
  ),
  page: (
    <>
      <path d="M26 4h32l14 14v50H26zM58 4v14h14" />
      <path
        d="M36 32h26M36 42h26M36 52h14"
        className={styles.mark}
        strokeWidth="1.6"
        strokeDasharray="4 3"
      />
    </>
  ),
  done: (
    <>
      <path d="M12 4v56h80" />
      <path d="M12 50C30 48 34 24 52 20S76 14 88 14" className={styles.mark} strokeWidth="2" />
    </>
  ),
} as const
