import { Link } from 'react-router'
import type { Language } from '../../base/language.ts'
import { conceptOf, conceptTitle, topicTitle } from '../../content/catalog.ts'
import { useText } from '../../i18n/use-text.ts'
import { Meter } from '../../ui/meter.tsx'
import { addressOf } from '../concept/address.ts'
import type { WeakConcept } from './weak.ts'
import styles from './home.module.css'

interface Props {
  readonly concepts: readonly WeakConcept[]
  readonly language: Language
}

/** Each leads to the concept's page. */
export function WeakConcepts({ concepts, language }: Props) {
  const t = useText('home')
  return (
    <ul className={styles.weak}>
      {concepts.map(({ concept, recall, answered }) => {
        const topic = conceptOf(concept)?.topic
        const level = recallLevel(recall)
        return (
          <li key={concept}>
            <Link to={addressOf(concept)}>
              <span className={styles.strong}>{conceptTitle(concept, language)}</span>
              <span className={styles.about}>
                {t('weak.about', {
                  topic: topic === undefined ? '' : topicTitle(topic, language),
                  count: answered,
                })}
              </span>
              <span className={styles.recall}>
                {t('weak.recall', { percent: Math.round(recall * 100) })}
                <Meter level={level} label={t('weak.level', { level })} />
              </span>
            </Link>
          </li>
        )
      })}
    </ul>
  )
}

/** 0 … 1 as four steps; what is remembered at all shows at least one. */
const recallLevel = (recall: number): number => Math.max(1, Math.ceil(recall * 4))
