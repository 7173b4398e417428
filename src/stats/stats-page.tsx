import { useDeferredValue, useMemo } from 'react'
import { useSearchParams } from 'react-router'
import type { Clock } from '../base/clock.ts'
import { stats as en } from '../i18n/en/stats.ts'
import { usePageWords } from '../i18n/use-page-words.ts'
import { useText } from '../i18n/use-text.ts'
import { stats as zh } from '../i18n/zh/stats.ts'
import type { Progress } from '../progress/progress.ts'
import { Button, ButtonLink } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { Page } from '../ui/layout.tsx'
import { totalIn } from './answered.ts'
import { itemsBehind } from './behind.ts'
import { firstRunsOf, reviewDaysOf } from './first-runs.ts'
import { forecastOf } from './forecast.ts'
import { periodOf, spanOf } from './periods.ts'
import { recallIn } from './recall.ts'
import { stabilityOf } from './stability.ts'
import { useHistory, type History, type HistoryState } from './use-history.ts'
import { CodeSection } from './views/code-section.tsx'
import { Contents } from './views/contents.tsx'
import { DaysSection } from './views/days-section.tsx'
import { ForecastSection } from './views/forecast-section.tsx'
import { isKnown } from './views/items.ts'
import { MasterySection } from './views/mastery-section.tsx'
import { MatrixSection } from './views/matrix-section.tsx'
import { Overview } from './views/overview.tsx'
import { RankingSection } from './views/ranking-section.tsx'
import { RecallSection } from './views/recall-section.tsx'
import { StabilitySection } from './views/stability-section.tsx'
import { useShow } from './views/use-show.ts'
import styles from './views/page.module.css'

interface Props {
  readonly progress: Progress
  readonly clock: Clock
}

/** What the history says: days, recall, what comes, mastery, code. The address keeps period and lists. */
export function StatsPage({ progress, clock }: Props) {
  usePageWords('stats', { en, zh })
  const [state, retry] = useHistory(progress, clock)
  return (
    <Page width="wide">
      {state.status !== 'ready' ? (
        <Waiting state={state} onRetry={retry} />
      ) : state.history.first === null ? (
        <NothingYet />
      ) : (
        <Statistics history={state.history} />
      )}
    </Page>
  )
}

interface WaitingProps {
  readonly state: Exclude<HistoryState, { readonly status: 'ready' }>
  readonly onRetry: () => void
}

function Waiting({ state, onRetry }: WaitingProps) {
  const t = useText('stats')
  if (state.status === 'failed')
    return (
      <EmptyState
        drawing="rows"
        tone="fail"
        heading="h1"
        title={t('failed')}
        text={<p>{t('failedNext')}</p>}
      >
        <Button onClick={onRetry}>{t('again')}</Button>
      </EmptyState>
    )
  return (
    <div className={styles.wait} role="status">
      <p>{t('loading')}</p>
      {state.total > 0 && <p>{t('loadingSome', { done: state.done, count: state.total })}</p>}
    </div>
  )
}

/** What will stand here, and what it takes. */
function NothingYet() {
  const t = useText('stats')
  return (
    <EmptyState
      drawing="curve"
      heading="h1"
      title={t('empty.title')}
      text={
        <ul className={styles.list}>
          {(['first', 'second', 'code', 'third'] as const).map((name) => (
            <li key={name}>{t(`empty.${name}`)}</li>
          ))}
        </ul>
      }
    >
      <ButtonLink to="/quiz" variant="primary">
        {t('empty.start')}
      </ButtonLink>
      <ButtonLink to="/exercises">{t('empty.exercises')}</ButtonLink>
    </EmptyState>
  )
}

function Statistics({ history }: { readonly history: History }) {
  const { table, cards, runs, dayOf, today, first } = history
  const [params] = useSearchParams()
  const show = useShow()
  const period = useDeferredValue(periodOf(params.get('period')))
  const span = useMemo(() => spanOf(period, today, first), [period, today, first])
  const total = useMemo(() => totalIn(table, span), [table, span])
  const recall = useMemo(() => recallIn(table, span), [table, span])
  const forecast = useMemo(
    () => forecastOf(cards.values(), isKnown, dayOf, today),
    [cards, dayOf, today],
  )
  const stability = useMemo(() => stabilityOf(cards.values(), isKnown), [cards])
  const firstRuns = useMemo(
    () => firstRunsOf(runs, reviewDaysOf(table), dayOf, today),
    [runs, table, dayOf, today],
  )
  const sources = useMemo(
    () => ({ table, forecast, stability, firstRuns }),
    [table, forecast, stability, firstRuns],
  )
  const { selection } = show
  const behind = useMemo(
    () => (selection === null ? [] : itemsBehind(selection, sources)),
    [selection, sources],
  )
  const props = { history, span, show, behind }
  return (
    <>
      <Overview {...{ history, span, total, recall }} />
      <Contents />
      <DaysSection {...props} total={total} />
      <RecallSection {...props} />
      <ForecastSection {...props} forecast={forecast} />
      <StabilitySection {...props} stability={stability} />
      <MasterySection history={history} />
      <CodeSection {...props} firstRuns={firstRuns} />
      <MatrixSection history={history} />
      <RankingSection {...{ history, span }} />
    </>
  )
}
