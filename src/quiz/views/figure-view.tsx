import type { Language } from '../../base/language.ts'
import type { Figure } from '../../content/types.ts'
import { useText } from '../../i18n/use-text.ts'
import { Html } from '../../ui/html.tsx'
import styles from './figure.module.css'

/** A drawing of ours: checked at build time, its colours come from the page. */
export function FigureView({ figure, language }: { figure: Figure; language: Language }) {
  const t = useText('quiz')
  return (
    <figure className={styles.figure}>
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
  )
}
