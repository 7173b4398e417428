import type { ConsoleLine } from '../../runner/verdict.ts'
import { useText } from '../../i18n/use-text.ts'
import { limits } from '../../runner/protocol.ts'
import styles from './report.module.css'

interface Props {
  readonly title: string
  readonly lines: readonly ConsoleLine[]
}

/** What the code printed, as it printed it. */
export function ConsoleView({ title, lines }: Props) {
  const t = useText('exercise')
  if (lines.length === 0) return null
  return (
    <section className={styles.consoleBox}>
      <h3 className={styles.label}>{title}</h3>
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrollable region has to be focusable */}
      <div className={styles.console} role="log" aria-label={title} tabIndex={0}>
        {lines.map((line, i) => (
          <div key={i} className={styles[line.level]}>
            {line.text}
          </div>
        ))}
      </div>
      {lines.length >= limits.consoleLines && (
        <p className={styles.note}>{t('consoleCut', { count: limits.consoleLines })}</p>
      )}
    </section>
  )
}
