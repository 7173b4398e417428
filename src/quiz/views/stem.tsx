import type { Language } from '../../base/language.ts'
import type { Question } from '../../content/types.ts'
import { useText } from '../../i18n/use-text.ts'
import { Html } from '../../ui/html.tsx'
import styles from './stem.module.css'

interface Props {
  readonly question: Question
  readonly language: Language
  /** False where the view of the type shows the text itself. */
  readonly withText: boolean
}

/** The question's text and its figure, beside each other where there is room. */
export function Stem({ question, language, withText }: Props) {
  const t = useText('quiz')
  const { figure, stem } = question
  if (!withText && !figure) return null
  return (
    <div className={figure && withText ? styles.beside : styles.alone}>
      {withText && <Html html={stem[language]} className={styles.stem} lang={language} />}
      {figure && (
        <figure className={styles.figure}>
          {/* Drawn by us and checked at build time; its colours come from the page. */}
          <div
            role="img"
            aria-label={figure.alt[language]}
            dangerouslySetInnerHTML={{ __html: figure.svg }}
          />
          {figure.caption && (
            <figcaption>
              <b>{t('figure')}</b> <Html as="span" html={figure.caption[language]} />
            </figcaption>
          )}
        </figure>
      )}
    </div>
  )
}
