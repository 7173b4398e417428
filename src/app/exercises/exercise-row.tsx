import { Link } from 'react-router'
import type { Language } from '../../base/language.ts'
import { topicTitle } from '../../content/catalog.ts'
import type { ExerciseEntry } from '../../content/types.ts'
import { useText } from '../../i18n/use-text.ts'
import { VerdictSign } from '../../ui/verdict-sign.tsx'
import type { Standing } from './filter.ts'
import rows from '../bank/rows.module.css'
import styles from './exercise-list.module.css'

interface Props {
  readonly entry: ExerciseEntry
  readonly standing: Standing
  readonly language: Language
}

const signs = { new: 'not-run', tried: 'partly', solved: 'pass' } as const

export function ExerciseRow({ entry, standing, language }: Props) {
  const t = useText('bank')
  const { state, due, best } = standing
  const tier = entry.tier === 1 ? 't1' : entry.tier === 2 ? 't2' : 't3'
  const about = [
    topicTitle(entry.topic, language),
    t('level', { level: entry.difficulty }),
    t('exercises.minutes', { count: entry.minutes }),
    t(`exercises.asked.${tier}`),
  ]
  const evidence = [
    t('exercises.checks', { count: entry.samples + entry.hidden }),
    t('exercises.mutants', { count: entry.mutants }),
  ]
  return (
    <li className={rows.row}>
      <Link to={`/exercises/${entry.slug}`} data-row className={rows.link}>
        <span className={rows.title}>{entry.title[language]}</span>
        <span className={rows.about}>{about.join(' · ')}</span>
        <span className={rows.about}>{evidence.join(' · ')}</span>
        <span className={styles.standing}>
          <span className={styles.state}>
            <VerdictSign verdict={signs[state]} />
            {t(`exercises.status.${state}`)}
          </span>
          {due && <span className={styles.due}>{t('exercises.status.due')}</span>}
          {best && <span>{t('exercises.passed', best)}</span>}
        </span>
      </Link>
    </li>
  )
}
