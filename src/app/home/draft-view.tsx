import type { Language } from '../../base/language.ts'
import { exerciseOf } from '../../content/catalog.ts'
import { exerciseAddress } from '../../exercise/address.ts'
import { useText } from '../../i18n/use-text.ts'
import { ButtonLink } from '../../ui/button.tsx'
import type { OpenDraft } from './open-draft.ts'
import { agoWords } from './time-words.ts'
import styles from './home.module.css'

interface Props {
  readonly draft: OpenDraft
  readonly now: number
  readonly language: Language
}

/** The last lines of what was being written, and the way back to it. */
export function DraftView({ draft, now, language }: Props) {
  const t = useText('home')
  const words = useText('exercise')
  const { slug, language: codeLanguage, at, source, run } = draft
  const about = [
    words(`languages.${codeLanguage}`),
    t('draft.at', { when: agoWords(t, now - at) }),
    ...(run ? [t('draft.passed', run)] : []),
  ]
  return (
    <div className={styles.draft}>
      <div>
        <p className={styles.strong}>{exerciseOf(slug)?.title[language] ?? slug}</p>
        <p className={styles.note}>{about.join(' · ')}</p>
      </div>
      <ButtonLink to={exerciseAddress(slug, codeLanguage)} kbd="C">
        {t('draft.go')}
      </ButtonLink>
      <pre className={styles.code} translate="no">
        {lastLines(source)}
      </pre>
    </div>
  )
}

const shownLines = 5

/** Lines that say something: the closing braces at the end do not. */
const lastLines = (source: string): string =>
  source
    .split('\n')
    .filter((line) => /[\p{L}\d]/u.test(line))
    .slice(-shownLines)
    .join('\n')
