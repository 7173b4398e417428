import type { Language } from '../../base/language.ts'
import type { OpenQuestion } from '../../content/types.ts'
import { useText } from '../../i18n/use-text.ts'
import { Html } from '../../ui/html.tsx'
import styles from './follow-ups.module.css'

interface Props {
  readonly followUps: OpenQuestion['followUps']
  readonly language: Language
}

/** What an interviewer would ask next; each answer opens on request. */
export function FollowUps({ followUps, language }: Props) {
  const t = useText('quiz')
  if (followUps.length === 0) return null
  return (
    <section>
      <h2 className={styles.heading}>{t('open.followUps')}</h2>
      {followUps.map(({ question, answer }, i) => (
        <details key={i} className={styles.followUp}>
          <summary>
            <Html as="span" html={question[language]} />
          </summary>
          <Html html={answer[language]} className={styles.answer} lang={language} />
        </details>
      ))}
    </section>
  )
}
