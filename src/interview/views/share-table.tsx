import type { ReactNode } from 'react'
import { Link } from 'react-router'
import type { Language } from '../../base/language.ts'
import { conceptTitle, topicTitle } from '../../content/catalog.ts'
import type { Report, Share } from '../report.ts'
import { spentText } from './clock-text.ts'
import { useWords } from './use-words.ts'
import styles from './report.module.css'

export function TopicTable(props: {
  readonly topics: Report['topics']
  readonly language: Language
}) {
  const t = useWords()
  return (
    <ShareTable
      name={t('report.topic')}
      rows={props.topics.map((share) => ({
        key: share.topic,
        name: topicTitle(share.topic, props.language),
        share,
      }))}
    />
  )
}

export function ConceptTable(props: {
  readonly concepts: Report['concepts']
  readonly language: Language
}) {
  const t = useWords()
  return (
    <ShareTable
      name={t('report.concept')}
      rows={props.concepts.map((share) => ({
        key: share.concept,
        name: (
          <Link to={`/concepts/${share.concept}`}>
            {conceptTitle(share.concept, props.language)}
          </Link>
        ),
        share,
      }))}
    />
  )
}

interface TableProps {
  readonly name: string
  readonly rows: readonly {
    readonly key: string
    readonly name: ReactNode
    readonly share: Share
  }[]
}

function ShareTable({ name, rows }: TableProps) {
  const t = useWords()
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">{name}</th>
          <th scope="col">{t('report.scoreColumn')}</th>
          <th scope="col">{t('report.time')}</th>
          <th scope="col">{t('report.expected')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, name: title, share }) => (
          <tr key={key}>
            <th scope="row">{title}</th>
            <td>
              {t('report.score', { percent: Math.round(share.score * 100) })}
              <span className={styles.of}>
                {share.answered}/{share.count}
              </span>
            </td>
            <td>{spentText(share.ms)}</td>
            <td>{spentText(share.expectedMs)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
