import type { Language } from '../../base/language.ts'
import { catalog } from '../../content/catalog.ts'
import type { TopicId } from '../../content/types.ts'
import { useText } from '../../i18n/use-text.ts'
import { ListLink } from './list-link.tsx'
import type { Summary } from './standing.ts'
import { StepBar } from './step-bar.tsx'
import type { Ties } from './ties.ts'
import { useListKeys } from './use-list-keys.ts'
import { tiesWords, topicAbout } from './words.ts'
import styles from './list.module.css'

interface Props {
  readonly summaries: (topic: TopicId) => Summary
  readonly ties: Ties
  readonly language: Language
  readonly addressOf: (topic: TopicId) => string
  readonly onLeave: (from: string, to: string) => void
}

/** The overview in words: each topic with how it stands, what it builds on and what it leads to. */
export function TopicList({ summaries, ties, language, addressOf, onLeave }: Props) {
  const t = useText('map')
  const { list, onArrows } = useListKeys()
  return (
    <div ref={list} role="presentation" onKeyDown={onArrows} className={styles.columns}>
      <section className={styles.level}>
        <h2 className={styles.heading}>{t('topics.label')}</h2>
        <ol className={styles.topics}>
          {catalog.topics.map(({ id, title }) => {
            const summary = summaries(id)
            const { builds, leads } = tiesWords(t, id, ties, language)
            return (
              <li key={id} className={styles.row}>
                <ListLink id={id} to={addressOf(id)} onLeave={onLeave}>
                  <span className={styles.title}>{title[language]}</span>
                  <span className={styles.bar}>
                    <StepBar summary={summary} />
                  </span>
                </ListLink>
                <p className={styles.about}>{topicAbout(t, summary)}</p>
                <p className={styles.about}>{builds}</p>
                <p className={styles.about}>{leads}</p>
              </li>
            )
          })}
        </ol>
      </section>
    </div>
  )
}
