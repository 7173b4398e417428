import type { Language } from '../../base/language.ts'
import { exerciseOf, questionOf } from '../../content/catalog.ts'
import { useText } from '../../i18n/use-text.ts'
import type { Card } from '../../progress/progress.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { Block, Page } from '../../ui/layout.tsx'
import { VerdictSign } from '../../ui/verdict-sign.tsx'
import { exerciseIn } from '../queue-item.ts'
import { outcomeOf, outcomeSigns, type Result, type Sitting } from '../session-state.ts'
import { Link } from 'react-router'
import styles from './summary.module.css'

interface Props {
  readonly sitting: Sitting
  readonly language: Language
  readonly now: number
  readonly cardOf: (id: string) => Card | undefined
  /** Where this session came from. */
  readonly back: { readonly to: string; readonly label: string }
  readonly onMistakes: (ids: readonly string[]) => void
}

/** What was asked, how it went, and when each question comes back. */
export function Summary({ sitting, language, now, cardOf, back, onMistakes }: Props) {
  const t = useText('quiz')
  const { results } = sitting
  const right = results.filter(({ score }) => outcomeOf(score) === 'right').length
  const ms = results.reduce((sum, result) => sum + result.ms, 0)
  // A question asked twice stands once, with its last answer.
  const last = new Map(results.map((result) => [result.id, result]))
  const missed = [...last.values()].filter(({ score }) => outcomeOf(score) !== 'right')
  return (
    <Page width="text">
      <h1>{t('done.title')}</h1>
      <p className={styles.sum}>
        {t('done.sum', {
          count: results.length,
          right,
          minutes: Math.max(1, Math.round(ms / 60_000)),
        })}
      </p>
      <div className={styles.actions}>
        {missed.length > 0 && (
          <Button size="big" onClick={() => onMistakes(missed.map(({ id }) => id))}>
            {t('done.mistakes', { count: missed.length })}
          </Button>
        )}
        <ButtonLink to={back.to} variant="primary" size="big" kbd="Enter">
          {back.label}
        </ButtonLink>
      </div>
      <Block title={t('done.list')}>
        <ul className={styles.list}>
          {[...last.values()].map((result) => (
            <Row
              key={result.id}
              result={result}
              language={language}
              dueAt={cardOf(result.id)?.dueAt ?? null}
              now={now}
            />
          ))}
        </ul>
      </Block>
    </Page>
  )
}

interface RowProps {
  readonly result: Result
  readonly language: Language
  readonly dueAt: number | null
  readonly now: number
}

const dayMs = 86_400_000

function Row({ result, language, dueAt, now }: RowProps) {
  const t = useText('quiz')
  const outcome = outcomeOf(result.score)
  const slug = exerciseIn(result.id)
  const days = dueAt === null ? 0 : Math.round((dueAt - now) / dayMs)
  const when =
    days < 1 ? t('done.soon') : days === 1 ? t('done.tomorrow') : t('done.days', { count: days })
  return (
    <li>
      <VerdictSign
        verdict={outcomeSigns[outcome]}
        label={t(`verdict.${outcome}`)}
        className={styles[outcome]}
      />
      <Link to={slug === null ? `/questions/${result.id}` : `/exercises/${slug}`}>
        {(slug === null ? questionOf(result.id) : exerciseOf(slug))?.title[language] ?? result.id}
      </Link>
      <span className={styles.when}>{t('done.next', { when })}</span>
    </li>
  )
}
