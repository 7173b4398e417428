import { useNavigate, useSearchParams } from 'react-router'
import { useLanguage, useText } from '../../i18n/use-text.ts'
import { Segmented } from '../../ui/segmented.tsx'
import { useHotkeys } from '../../ui/use-keys.ts'
import type { Total } from '../answered.ts'
import type { Span } from '../days.ts'
import { periodOf, periods, type Period } from '../periods.ts'
import { fewTries, type Rate } from '../rate.ts'
import type { History } from '../use-history.ts'
import { dayWords } from './words.ts'
import { percentOf } from '../../base/percent.ts'
import styles from './page.module.css'

interface Props {
  readonly history: History
  readonly span: Span
  readonly total: Total
  readonly recall: Rate
}

/** The period in one sentence, and the choice of another. */
export function Overview({ history, span, total, recall }: Props) {
  const t = useText('stats')
  const language = useLanguage()
  const [params] = useSearchParams()
  const navigate = useNavigate()
  const period = periodOf(params.get('period'))
  const choose = (next: Period) => {
    const address = new URLSearchParams(params)
    address.set('period', next)
    // A list of days outside the new period would hang in the air.
    address.delete('show')
    void navigate(`?${address.toString()}`, { replace: true, preventScrollReset: true })
  }
  useHotkeys({
    p: {
      run: () => choose(periods[(periods.indexOf(period) + 1) % periods.length] ?? '90'),
      label: t('keys.period'),
    },
  })
  const words = {
    answers: t('say.answers', { count: total.answers }),
    days: t('say.days', { count: total.days }),
  }
  const sentence =
    total.answers === 0
      ? t('say.none')
      : recall.tries < fewTries
        ? t('say.plain', words)
        : t('say.recall', { ...words, percent: percentOf(recall.share ?? 0) })
  return (
    <header className={styles.overview}>
      <p className={styles.dates}>
        {t('dates.to', {
          from: dayWords(language, span.from, history.today),
          to: dayWords(language, span.to, history.today),
        })}
      </p>
      <h1 className={styles.say}>{sentence}</h1>
      <Segmented
        label={t('period.label')}
        value={period}
        onChange={choose}
        options={periods.map((value) => ({ value, label: t(`period.p${value}`) }))}
        className={styles.period}
      />
      {history.table.later > 0 && (
        <p className={styles.dates}>{t('later', { count: history.table.later })}</p>
      )}
    </header>
  )
}
