import type { Language } from '../../base/language.ts'
import type { Html as HtmlText } from '../../content/types.ts'
import { useText } from '../../i18n/use-text.ts'
import { Button } from '../../ui/button.tsx'
import { classes } from '../../ui/classes.ts'
import { Html } from '../../ui/html.tsx'
import styles from './statement.module.css'

interface Props {
  readonly hints: readonly HtmlText[]
  readonly opened: number
  /** False once the attempt is rated: hints are free then. */
  readonly counts: boolean
  readonly language: Language
  readonly onOpen: () => void
}

/** Idea, method, formula: one at a time. */
export function HintsView({ hints, opened, counts, language, onOpen }: Props) {
  const t = useText('exercise')
  return (
    <section className={styles.section} aria-label={t('hint.title')}>
      <ol className={styles.hints} aria-live="polite">
        {hints.slice(0, opened).map((hint, i) => (
          <li key={i}>
            <h2 className={styles.heading}>{t('hint.name', { number: i + 1 })}</h2>
            <Html as="div" className={classes(styles.text)} lang={language} html={hint[language]} />
          </li>
        ))}
      </ol>
      <div className={styles.hintBar}>
        {opened < hints.length && (
          <Button variant="quiet" onClick={onOpen}>
            {t('hint.open', { number: opened + 1, total: hints.length })}
          </Button>
        )}
        {counts && (
          <span className={styles.note}>{opened > 0 ? t('hint.used') : t('hint.notice')}</span>
        )}
      </div>
    </section>
  )
}
