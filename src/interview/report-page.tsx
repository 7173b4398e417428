import { useNavigate, useParams } from 'react-router'
import { useStore } from 'zustand'
import { exerciseOf, questionOf } from '../content/catalog.ts'
import { useLanguage } from '../i18n/use-text.ts'
import type { Progress } from '../progress/progress.ts'
import { Button, ButtonLink } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { Block, Page } from '../ui/layout.tsx'
import { useHotkeys } from '../ui/use-keys.ts'
import { reportOf } from './report.ts'
import { dateText } from './views/date-text.ts'
import { PartRow } from './views/part-row.tsx'
import { ConceptTable, TopicTable } from './views/share-table.tsx'
import { useWords } from './views/use-words.ts'
import styles from './views/report.module.css'

/** How an interview went, part by part, and what to repeat. Prints on A4. */
export function ReportPage({ progress }: { readonly progress: Progress }) {
  const t = useWords()
  const language = useLanguage()
  const navigate = useNavigate()
  const { id } = useParams()
  const interview = useStore(progress.state, (state) =>
    state.status === 'loading'
      ? null
      : (state.projections.interviews.find((one) => one.id === id) ?? null),
  )
  const report = interview && reportOf(interview, { questionOf, exerciseOf })
  const repeat = report?.repeat ?? []
  const practise = `/quiz?ids=${repeat.join(',')}`
  useHotkeys(
    {
      enter: {
        run: () => void navigate(practise),
        label: t('report.repeat', { count: repeat.length }),
      },
    },
    { enabled: repeat.length > 0 },
  )
  if (!interview || !report)
    return (
      <Page width="text">
        <EmptyState
          drawing="page"
          heading="h1"
          title={t('report.missing')}
          text={t('report.missingNext')}
        >
          <ButtonLink to="/interview" variant="primary">
            {t('report.all')}
          </ButtonLink>
        </EmptyState>
      </Page>
    )
  const { whole, code } = report
  const minutes = (ms: number) => Math.round(ms / 60_000)
  const pausedMs = interview.pauses.reduce((sum, { ms }) => sum + ms, 0)
  const facts = [
    t('report.sum', {
      answered: whole.answered,
      count: whole.count,
      minutes: minutes(interview.usedMs),
      planned: minutes(interview.plannedMs),
    }),
    interview.pauses.length === 0
      ? t('report.noPause')
      : t('report.pauses', { count: interview.pauses.length, minutes: minutes(pausedMs) }),
    ...(code ? [t('report.code', code)] : []),
  ]
  return (
    <Page width="text" className={styles.report}>
      <header>
        <p className={styles.date}>
          {t('report.title', { date: dateText(language, interview.at) })} ·{' '}
          <span translate="no">{t('report.paper', { code: interview.code })}</span>
        </p>
        <h1 className={styles.score}>
          {t('report.score', { percent: Math.round(whole.score * 100) })}
        </h1>
        <p className={styles.sum}>{facts.join(language === 'zh' ? '' : ' ')}</p>
      </header>
      <div className={styles.actions}>
        {repeat.length > 0 && (
          <ButtonLink to={practise} variant="primary" size="big" kbd="Enter">
            {t('report.repeat', { count: repeat.length })}
          </ButtonLink>
        )}
        <Button onClick={() => window.print()}>{t('report.print')}</Button>
        <ButtonLink to="/interview" variant="quiet">
          {t('report.all')}
        </ButtonLink>
      </div>
      <p className={styles.note}>{t(repeat.length > 0 ? 'report.queue' : 'report.perfect')}</p>
      <Block title={t('report.topics')}>
        <TopicTable topics={report.topics} language={language} />
      </Block>
      <Block title={t('report.concepts')}>
        <ConceptTable concepts={report.concepts} language={language} />
      </Block>
      <Block title={t('report.parts')}>
        <ol className={styles.parts}>
          {report.rows.map((row) => (
            <PartRow key={row.id} row={row} language={interview.language} />
          ))}
        </ol>
      </Block>
    </Page>
  )
}
