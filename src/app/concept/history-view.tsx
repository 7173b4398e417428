import { useState } from 'react'
import { Link } from 'react-router'
import { type Language, localeOf } from '../../base/language.ts'
import { exerciseOf, questionOf } from '../../content/catalog.ts'
import { useText } from '../../i18n/use-text.ts'
import type { ItemKey } from '../../progress/events.ts'
import { outcomeSigns } from '../../quiz/session-state.ts'
import { Button } from '../../ui/button.tsx'
import { classes } from '../../ui/classes.ts'
import { Block } from '../../ui/layout.tsx'
import { VerdictSign } from '../../ui/verdict-sign.tsx'
import type { Answer, ConceptHistory } from './history.ts'
import styles from './history.module.css'

interface Props {
  readonly history: ConceptHistory
  readonly language: Language
}

const fewest = 8

/** What was answered of a concept: each item over time, and the last answers in words. */
export function HistoryView({ history, language }: Props) {
  const t = useText('conceptHistory')
  const [all, setAll] = useState(false)
  const { answers, items, first } = history
  const right = answers.filter(({ outcome }) => outcome === 'right').length
  const dates = datesIn(language)
  return (
    <Block order={3} title={t('title')}>
      <p className={styles.sum}>
        {t('sum', { count: answers.length, right, date: dates.format(first) })}
      </p>
      <h3 className={styles.heading}>{t('over')}</h3>
      <ul className={styles.strips}>
        {items.map(({ item, answers: own }) => (
          <li key={item}>
            <Link to={pageOf(item)}>{titleOf(item, language)}</Link>
            <Strip
              answers={own}
              label={t('strip', {
                list: own.map(({ outcome }) => t(outcome)).join(t('separator')),
              })}
            />
          </li>
        ))}
        <li className={styles.axis} aria-hidden>
          <span>
            <span>{dates.format(first)}</span>
            <span>{t('today')}</span>
          </span>
        </li>
      </ul>
      <h3 className={styles.heading}>{t('last')}</h3>
      <ol className={styles.answers}>
        {(all ? answers : answers.slice(0, fewest)).map(({ id, item, at, outcome, rating }) => (
          <li key={id}>
            <time dateTime={new Date(at).toISOString()}>{dates.format(at)}</time>
            <span className={styles.outcome}>
              <VerdictSign verdict={outcomeSigns[outcome]} />
              {t(outcome)}
            </span>
            <Link to={pageOf(item)}>{titleOf(item, language)}</Link>
            <span className={styles.rating}>{t(`ratings.r${rating}`)}</span>
          </li>
        ))}
      </ol>
      {answers.length > fewest && (
        <Button
          variant="quiet"
          className={styles.more}
          aria-expanded={all}
          onClick={() => setAll(!all)}
        >
          {all ? t('fewer', { count: fewest }) : t('all', { count: answers.length })}
        </Button>
      )}
    </Block>
  )
}

/** Signs on a line from the first answer to today. */
function Strip({
  answers,
  label,
}: {
  readonly answers: readonly Answer[]
  readonly label: string
}) {
  return (
    <span className={styles.strip} role="img" aria-label={label}>
      {answers.map(({ id, outcome, place }) => (
        <span
          key={id}
          className={classes(styles.mark, outcome === 'wrong' && styles.wrong)}
          style={{ left: `${place * 100}%` }}
        >
          <VerdictSign verdict={outcomeSigns[outcome]} />
        </span>
      ))}
    </span>
  )
}

const datesIn = (language: Language) =>
  new Intl.DateTimeFormat(localeOf(language), {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
  })

const nameOf = (item: ItemKey): string => item.slice(item.indexOf(':') + 1)
const isExercise = (item: ItemKey): boolean => item.startsWith('exercise:')

const titleOf = (item: ItemKey, language: Language): string =>
  (isExercise(item) ? exerciseOf(nameOf(item)) : questionOf(nameOf(item)))?.title[language] ??
  nameOf(item)

const pageOf = (item: ItemKey): string =>
  `/${isExercise(item) ? 'exercises' : 'questions'}/${nameOf(item)}`
