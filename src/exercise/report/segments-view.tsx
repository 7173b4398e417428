import { useCopied } from '../../ui/use-copied.ts'
import type { Segment } from './tensor-print.ts'
import { plainNumbers } from './number-text.ts'
import styles from './report.module.css'

interface Props {
  readonly lines: readonly (readonly Segment[])[]
  readonly tone: 'expected' | 'got' | 'plain'
  readonly label: string
}

/** Values in mono between two thin bracket lines; a copy of the selection carries a plain minus. */
export function SegmentsView({ lines, tone, label }: Props) {
  return (
    <div
      className={styles.tensor}
      role="region"
      aria-label={label}
      // Wide prints scroll sideways, so the keyboard must reach them.
      // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrollable region has to be focusable
      tabIndex={0}
      onCopy={(event) => {
        event.clipboardData.setData('text/plain', plainNumbers(String(getSelection())))
        event.preventDefault()
      }}
    >
      {lines.map((line, i) => (
        <div key={i}>
          {line.map((segment, j) =>
            segment.marked ? (
              <mark key={j} className={styles[tone]}>
                {segment.text}
              </mark>
            ) : (
              segment.text
            ),
          )}
        </div>
      ))}
    </div>
  )
}

interface CopyProps {
  readonly text: () => string
  readonly label: string
  readonly done: string
}

/** Copies the whole value, also what the print leaves out. */
export function CopyButton({ text, label, done }: CopyProps) {
  const { copied, copy } = useCopied(text)
  return (
    <button type="button" className={styles.link} onClick={copy}>
      <span aria-live="polite">{copied ? done : label}</span>
    </button>
  )
}
