import { Link } from 'react-router'
import type { Language } from '../../base/language.ts'
import { conceptOf, conceptTitle, topicTitle } from '../../content/catalog.ts'
import { useText } from '../../i18n/use-text.ts'
import { Block } from '../../ui/layout.tsx'
import { addressOf } from '../concept/address.ts'
import type { Ready } from './ready.ts'
import type { Summary } from './standing.ts'
import styles from './ready-list.module.css'

interface Props {
  readonly ready: readonly Ready[]
  readonly summary: Summary
  readonly language: Language
  readonly withTopic: boolean
}

const mostShown = 6

/** What can be learnt next, first what opens the way to most. */
export function ReadyList({ ready, summary, language, withTopic }: Props) {
  const t = useText('map')
  const shown = ready.slice(0, mostShown)
  return (
    <Block title={t('next.title')} className={styles.next}>
      {shown.length === 0 ? (
        <div className={styles.none}>
          <p>{summary.begun === summary.concepts ? t('next.over') : t('next.none')}</p>
          <Link to="/quiz">{t('next.start')}</Link>
        </div>
      ) : (
        <ul className={styles.list}>
          {shown.map(({ key, followers }) => {
            const topic = conceptOf(key)?.topic
            return (
              <li key={key}>
                <Link to={addressOf(key)}>
                  <span className={styles.title}>{conceptTitle(key, language)}</span>{' '}
                  <span className={styles.about}>
                    {withTopic &&
                      topic !== undefined &&
                      `${topicTitle(topic, language)}${t('readout.dot')}`}
                    {t('next.leads', { count: followers })}
                  </span>
                </Link>
              </li>
            )
          })}
        </ul>
      )}
      {ready.length > shown.length && (
        <p className={styles.some}>
          {t(withTopic ? 'next.someOfAll' : 'next.some', {
            shown: shown.length,
            count: ready.length,
          })}
        </p>
      )}
    </Block>
  )
}
