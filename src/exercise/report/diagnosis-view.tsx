import type { Language } from '../../base/language.ts'
import type { Exercise } from '../../content/types.ts'
import { useText } from '../../i18n/use-text.ts'
import { classes } from '../../ui/classes.ts'
import { Html } from '../../ui/html.tsx'
import styles from './report.module.css'

interface Props {
  readonly misconception: Exercise['misconceptions'][string]
  readonly language: Language
}

/** One per run, above all else: which known wrong solution the code equals. */
export function DiagnosisView({ misconception, language }: Props) {
  const t = useText('exercise')
  // The words around the name are ours, the name is HTML of the content.
  const [before = '', after = ''] = t('diagnosis', { name: '\u0000' }).split('\u0000')
  return (
    <section className={styles.diagnosis} lang={language}>
      <p className={styles.diagnosisName}>
        {before}
        <Html as="span" html={misconception.name[language]} />
        {after}
      </p>
      <p className={styles.diagnosisNote}>{t('diagnosisWhy')}</p>
      <Html
        as="div"
        className={classes(styles.diagnosisNote)}
        html={misconception.explain[language]}
      />
    </section>
  )
}
