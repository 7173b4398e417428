import { useText } from '../../i18n/use-text.ts'
import type { Streak } from './streak.ts'
import styles from './home.module.css'

const width = 240
const height = 56

/** Days in a row, and the answers of the last two weeks; a cross is a freeze day. */
export function StreakView({ streak }: { readonly streak: Streak }) {
  const t = useText('home')
  const { days, today, freezes, recent } = streak
  const most = Math.max(1, ...recent.map(({ answers }) => answers))
  const frozen = recent.filter((day) => day.frozen).length
  const step = width / recent.length
  return (
    <>
      <p className={styles.days}>
        <b>{days}</b>
        {t('streak.days', { count: days })}
      </p>
      <p>
        {today ? t('streak.today') : t('streak.open')}
        {freezes > 0 && ` ${t('streak.freezes', { count: freezes })}`}
        {frozen > 0 && ` ${t('streak.frozen', { count: frozen })}`}
      </p>
      <svg
        viewBox={`0 0 ${width} ${height}`}
        className={styles.chart}
        role="img"
        aria-label={t('streak.chart', { today: recent.at(-1)?.answers ?? 0 })}
      >
        {recent.map(({ answers, frozen: bridged }, index) => {
          const tall = answers === 0 ? 0 : Math.max(2, (answers / most) * (height - 4))
          const middle = (index + 0.5) * step
          return bridged ? (
            <path
              key={index}
              d={`M${middle - 4} ${height - 8}h8m-4-4v8`}
              stroke="var(--ink-3)"
              strokeWidth="1.5"
            />
          ) : (
            <rect
              key={index}
              x={index * step + 2}
              y={height - 1 - tall}
              width={step - 4}
              height={tall}
              fill={index === recent.length - 1 ? 'var(--accent)' : 'var(--seq-3)'}
            />
          )
        })}
        <path d={`M0 ${height - 0.5}H${width}`} stroke="var(--line-strong)" />
      </svg>
      <p>{t('streak.sum', { count: recent.reduce((sum, { answers }) => sum + answers, 0) })}</p>
    </>
  )
}
