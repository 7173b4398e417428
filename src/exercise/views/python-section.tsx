import type { Language } from '../../base/language.ts'
import type { Exercise } from '../../content/types.ts'
import { useText } from '../../i18n/use-text.ts'
import { pythonVersions } from '../../runner/engines/python/versions.ts'
import { classes } from '../../ui/classes.ts'
import { Html } from '../../ui/html.tsx'
import { CodeText } from './code-text.tsx'
import styles from './statement.module.css'

interface Props {
  readonly python: NonNullable<Exercise['python']>
  readonly language: Language
}

const conventions = [
  'arrays',
  'names',
  'options',
  'records',
  'errors',
  'inputs',
  'integers',
  'warnings',
  'versions',
] as const

/** What the statement, whose words and calls are those of TypeScript, means in Python. */
export function PythonSection({ python, language }: Props) {
  const t = useText('python')
  const versions = {
    python: mainOf(pythonVersions.python),
    numpy: mainOf(pythonVersions.numpy),
  }
  return (
    <section className={styles.section}>
      <h2 className={styles.heading}>{t('title')}</h2>
      <Html
        as="div"
        className={classes(styles.text, styles.definitions)}
        html={python.definitions}
      />
      {python.note && (
        <Html
          as="div"
          className={classes(styles.text, styles.pythonNote)}
          lang={language}
          html={python.note[language]}
        />
      )}
      <details className={styles.answer}>
        <summary>{t('conventions')}</summary>
        <ul className={styles.conventions}>
          {conventions.map((one) => (
            <li key={one}>
              <CodeText text={t(`convention.${one}`, versions)} />
            </li>
          ))}
        </ul>
      </details>
    </section>
  )
}

/** `3.11` of `3.11.1`. */
const mainOf = (version: string): string => version.split('.').slice(0, 2).join('.')
