import type { Language } from '../../base/language.ts'
import type { Question } from '../../content/types.ts'
import { Html } from '../../ui/html.tsx'
import { FigureView } from './figure-view.tsx'
import styles from './stem.module.css'

interface Props {
  readonly question: Question
  readonly language: Language
  /** False where the view of the type shows the text itself. */
  readonly withText: boolean
}

/** The question's text and its figure, beside each other where there is room. */
export function Stem({ question, language, withText }: Props) {
  const { figure, stem } = question
  if (!withText && !figure) return null
  return (
    <div className={figure && withText ? styles.beside : styles.alone}>
      {withText && <Html html={stem[language]} className={styles.stem} lang={language} />}
      {figure && <FigureView figure={figure} language={language} />}
    </div>
  )
}
