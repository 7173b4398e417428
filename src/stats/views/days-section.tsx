import { useMemo } from 'react'
import { Link } from 'react-router'
import { catalog } from '../../content/catalog.ts'
import { useText } from '../../i18n/use-text.ts'
import { streaksOf, type Total } from '../answered.ts'
import { isOwnPass, isSubmission } from '../first-runs.ts'
import { AnswersFigures } from './answers-figures.tsx'
import { CalendarFigure } from './calendar-figure.tsx'
import type { SectionProps } from './props.ts'
import { Section } from './section.tsx'
import { timeWords } from './words.ts'
import styles from './page.module.css'

type Props = SectionProps & { readonly total: Total }

export function DaysSection({ total, ...props }: Props) {
  return (
    <Section name="days">
      <CalendarFigure {...props} />
      <Facts history={props.history} total={total} />
      <AnswersFigures {...props} total={total} />
    </Section>
  )
}

/** The few numbers that are no chart. */
function Facts({ history, total }: Pick<Props, 'history' | 'total'>) {
  const t = useText('stats')
  const { table, runs, today } = history
  const { current, longest } = useMemo(() => streaksOf(table, today), [table, today])
  const { exercises } = catalog
  const passed = exercises.filter(({ slug }) =>
    runs.get(slug)?.some((run) => isSubmission(run) && isOwnPass(run)),
  ).length
  const facts = [
    [t('facts.streak'), t('facts.days', { count: current })],
    [t('facts.longest'), t('facts.days', { count: longest })],
    ...(total.perQuestionMs === null
      ? []
      : [[t('facts.perQuestion'), timeWords(t, total.perQuestionMs)]]),
  ]
  return (
    <dl className={styles.facts}>
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
      <div>
        <dt>
          <Link to="/exercises?status=solved">{t('facts.exercises')}</Link>
        </dt>
        <dd>{t('facts.of', { count: passed, total: exercises.length })}</dd>
      </div>
    </dl>
  )
}
