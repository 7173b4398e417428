import { Link } from 'react-router'
import { exerciseOf, questionOf } from '../../content/catalog.ts'
import { useLanguage } from '../../i18n/use-text.ts'
import type { InterviewSummary } from '../../progress/progress.ts'
import { Block } from '../../ui/layout.tsx'
import { reportOf } from '../report.ts'
import { dateText } from './date-text.ts'
import { useWords } from './use-words.ts'
import styles from './set-up.module.css'

const width = 360
const height = 72
/** Older ones are in the list. */
const mostShown = 20

/** Past interviews, newest first, with the trend of their scores. */
export function HistoryView({ interviews }: { readonly interviews: readonly InterviewSummary[] }) {
  const t = useWords()
  const language = useLanguage()
  const rows = interviews.map((interview) => ({
    interview,
    percent: Math.round(reportOf(interview, { questionOf, exerciseOf }).whole.score * 100),
  }))
  return (
    <Block title={t('history.title')}>
      {rows.length === 0 && <p className={styles.small}>{t('history.none')}</p>}
      {rows.length > 1 && <Trend percents={rows.slice(-mostShown).map(({ percent }) => percent)} />}
      <ul className={styles.list}>
        {rows.toReversed().map(({ interview, percent }) => (
          <li key={interview.id}>
            <Link to={`/interview/${interview.id}`}>{dateText(language, interview.at)}</Link>
            <span className={styles.small}>
              {t('history.row', {
                minutes: Math.round(interview.plannedMs / 60_000),
                count: interview.items.length,
              })}
            </span>
            <span className={styles.score}>{t('report.score', { percent })}</span>
          </li>
        ))}
      </ul>
    </Block>
  )
}

function Trend({ percents }: { readonly percents: readonly number[] }) {
  const t = useWords()
  const step = width / Math.max(1, percents.length - 1)
  const y = (percent: number) => 4 + (1 - percent / 100) * (height - 8)
  const points = percents.map((percent, place) => ({ x: place * step, y: y(percent) }))
  return (
    <svg
      viewBox={`-4 0 ${width + 8} ${height}`}
      className={styles.trend}
      role="img"
      aria-label={t('history.trend', { scores: percents.map((one) => `${one}%`).join(', ') })}
    >
      <path d={`M0 ${y(0)}H${width}M0 ${y(100)}H${width}`} stroke="var(--line)" />
      <path
        d={`M${points.map((point) => `${point.x} ${point.y}`).join('L')}`}
        fill="none"
        stroke="var(--accent)"
        strokeWidth="1.5"
      />
      {points.map((point, place) => (
        <circle key={place} cx={point.x} cy={point.y} r="3" fill="var(--accent)" />
      ))}
    </svg>
  )
}
