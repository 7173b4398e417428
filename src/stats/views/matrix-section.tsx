import { useMemo } from 'react'
import { Link } from 'react-router'
import type { Language } from '../../base/language.ts'
import { catalog, topicTitle } from '../../content/catalog.ts'
import type { ExerciseEntry, TopicId } from '../../content/types.ts'
import { useLanguage, useText } from '../../i18n/use-text.ts'
import type { RunSummary } from '../../progress/progress.ts'
import { VerdictSign } from '../../ui/verdict-sign.tsx'
import { ChartFigure } from '../charts/chart-figure.tsx'
import { Mark } from '../charts/mark.tsx'
import { Readout } from '../charts/readout.tsx'
import { useMarks } from '../charts/use-marks.ts'
import { isOwnPass } from '../first-runs.ts'
import { attemptsOf, moveInRows, type Attempts } from '../matrix.ts'
import type { History } from '../use-history.ts'
import { Section } from './section.tsx'
import { dayWords, type StatsText } from './words.ts'
import styles from './matrix.module.css'

const most = 8

interface Row {
  readonly entry: ExerciseEntry
  readonly attempts: Attempts
}
interface Group {
  readonly topic: TopicId
  readonly rows: readonly Row[]
  readonly untried: readonly ExerciseEntry[]
}

/** Each exercise with its last submissions, by topic. */
export function MatrixSection({ history }: { readonly history: History }) {
  const t = useText('stats')
  const { runs } = history
  const groups = useMemo(() => groupsOf(runs), [runs])
  const rows = groups.flatMap((group) => group.rows)
  const passed = rows.filter(({ entry }) => runs.get(entry.slug)?.some(isOwnPass)).length
  return (
    <Section name="matrix">
      <ChartFigure
        title={t('matrix.title')}
        isNow
        reading={
          rows.length === 0
            ? t('matrix.none')
            : t('matrix.reading', {
                count: catalog.exercises.length,
                passed,
                tried: rows.length - passed,
              })
        }
      >
        {rows.length > 0 && <Legend />}
        {rows.length > 0 && <Grid groups={groups} history={history} />}
        <Untried groups={groups} />
      </ChartFigure>
    </Section>
  )
}

function groupsOf(runs: History['runs']): readonly Group[] {
  return catalog.topics.map(({ id }) => {
    const all = catalog.exercises
      .filter(({ topic }) => topic === id)
      .map((entry) => ({ entry, attempts: attemptsOf(runs.get(entry.slug), most) }))
    return {
      topic: id,
      rows: all.filter(({ attempts }) => attempts.last.length > 0),
      untried: all.filter(({ attempts }) => attempts.last.length === 0).map(({ entry }) => entry),
    }
  })
}

const verdicts = ['pass', 'fail', 'error', 'timeout'] as const

function Legend() {
  const t = useText('stats')
  return (
    <ul className={styles.legend}>
      {verdicts.map((verdict) => (
        <li key={verdict}>
          <VerdictSign verdict={verdict} />
          {t(`matrix.verdicts.${verdict}`)}
        </li>
      ))}
      <li>
        <b>{t('matrix.signHints')}</b>
        {t('matrix.legendHints')}
      </li>
      <li>
        <b>{t('matrix.signSolution')}</b>
        {t('matrix.legendSolution')}
      </li>
    </ul>
  )
}

function Grid({
  groups,
  history,
}: {
  readonly groups: readonly Group[]
  readonly history: History
}) {
  const t = useText('stats')
  const language = useLanguage()
  const shown = groups.filter(({ rows }) => rows.length > 0)
  // Each row has its title and its submissions as marks.
  const lengths = shown.flatMap(({ rows }) => rows.map((row) => row.attempts.last.length + 1))
  const names = shown.flatMap(({ rows }) =>
    rows.flatMap(({ entry, attempts }) => [
      entry.title[language],
      ...attempts.last.map((run) => nameOf(t, language, entry, run, history)),
    ]),
  )
  const marks = useMarks<HTMLTableElement>(names.length, 0, (key, from) =>
    moveInRows(lengths, key, from),
  )
  let index = 0
  const mark = () => {
    const at = index
    index += 1
    return { index: at, name: names[at] ?? '', isStop: at === marks.stop }
  }
  return (
    <>
      <div role="presentation" {...marks.handlers}>
        <table ref={marks.element} className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{t('head.exercise')}</th>
              <th scope="col">{t('head.attempts')}</th>
              <th scope="col">{t('head.count')}</th>
            </tr>
          </thead>
          {shown.map(({ topic, rows }) => (
            <tbody key={topic}>
              <tr>
                <th scope="rowgroup" colSpan={3} className={styles.topic}>
                  {topicTitle(topic, language)}
                </th>
              </tr>
              {rows.map(({ entry, attempts }) => {
                const to = `/exercises/${entry.slug}`
                return (
                  <tr key={entry.slug}>
                    <th scope="row">
                      <Mark {...mark()} to={to} className={styles.name}>
                        {entry.title[language]}
                      </Mark>
                    </th>
                    <td>
                      <span className={styles.attempts}>
                        {attempts.last.map((run) => (
                          <Mark key={run.id} {...mark()} to={to} className={styles.cell}>
                            <Sign run={run} />
                          </Mark>
                        ))}
                      </span>
                    </td>
                    <td className={styles.count}>{attempts.last.length + attempts.earlier}</td>
                  </tr>
                )
              })}
            </tbody>
          ))}
        </table>
      </div>
      <Readout text={marks.pointed === null ? null : (names[marks.pointed] ?? null)} />
    </>
  )
}

/** Outline tells the verdict, letters tell of help: nothing rests on colour. The mark's name says both. */
function Sign({ run }: { readonly run: RunSummary }) {
  const t = useText('stats')
  const help = [
    run.hints > 0 ? t('matrix.signHints') : '',
    run.solutionSeen ? t('matrix.signSolution') : '',
  ].join('')
  return (
    <>
      {run.state !== 'cancelled' && <VerdictSign verdict={run.state} />}
      {help !== '' && <i className={styles.help} data-help={help} />}
    </>
  )
}

function nameOf(
  t: StatsText,
  language: Language,
  entry: ExerciseEntry,
  run: RunSummary,
  { dayOf, today }: History,
): string {
  const { state, passed, total, hints, solutionSeen } = run
  return [
    t('matrix.mark', {
      exercise: entry.title[language],
      when: dayWords(language, dayOf(run.at), today),
      verdict: state === 'cancelled' ? '' : t(`matrix.verdicts.${state}`),
      passed,
      count: total,
    }),
    ...(hints > 0 ? [t('matrix.hints', { count: hints })] : []),
    ...(solutionSeen ? [t('matrix.solution')] : []),
  ].join(language === 'zh' ? '，' : ', ')
}

function Untried({ groups }: { readonly groups: readonly Group[] }) {
  const t = useText('stats')
  const language = useLanguage()
  const count = groups.reduce((sum, { untried }) => sum + untried.length, 0)
  if (count === 0) return null
  return (
    <details className={styles.untried}>
      <summary>{t('matrix.untried', { count })}</summary>
      {groups
        .filter(({ untried }) => untried.length > 0)
        .map(({ topic, untried }) => (
          <div key={topic}>
            <h4>{topicTitle(topic, language)}</h4>
            <ul>
              {untried.map(({ slug, title }) => (
                <li key={slug}>
                  <VerdictSign verdict="not-run" />
                  <Link to={`/exercises/${slug}`}>{title[language]}</Link>
                </li>
              ))}
            </ul>
          </div>
        ))}
    </details>
  )
}
