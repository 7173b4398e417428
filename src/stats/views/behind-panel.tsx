import { useEffect, useRef, useState, type ReactNode } from 'react'
import { Link } from 'react-router'
import type { Language } from '../../base/language.ts'
import { useLanguage, useText } from '../../i18n/use-text.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { useHotkeys } from '../../ui/use-keys.ts'
import { VerdictSign, type SignOf } from '../../ui/verdict-sign.tsx'
import { practiceIds, type Behind } from '../behind.ts'
import type { Day } from '../days.ts'
import { conceptWords, isKnown, pageOf, titleOf } from './items.ts'
import { dayWords, daysWords, timeWords, type StatsText } from './words.ts'
import styles from './behind.module.css'

interface Props {
  /** The address's text of the selection; the focus goes to the list when it changes. */
  readonly name: string
  readonly title: ReactNode
  readonly items: readonly Behind[]
  readonly today: Day
  readonly dayOf: (at: number) => Day
  readonly onClose: () => void
}

const atOnce = 50

/** The questions and exercises behind a part of a figure. */
export function BehindPanel({ name, title, items, today, dayOf, onClose }: Props) {
  const t = useText('stats')
  const language = useLanguage()
  const heading = useRef<HTMLHeadingElement>(null)
  const [shown, setShown] = useState({ name, count: atOnce })
  const count = shown.name === name ? shown.count : atOnce
  useFocusOf(heading, name)
  useHotkeys({ escape: { run: onClose, label: t('keys.close') } })
  const known = items.map(({ item }) => item).filter(isKnown)
  const ids = practiceIds(known)
  const questions = known.filter((item) => item.startsWith('question:')).length
  const more = Math.min(atOnce, items.length - count)
  const facts = { t, language, today, dayOf }
  return (
    <div className={styles.panel}>
      <div className={styles.head}>
        <h4 ref={heading} tabIndex={-1} className={styles.title}>
          {title}
          <span>{t('behind.count', { count: items.length })}</span>
        </h4>
        <div className={styles.actions}>
          {ids.length > 0 && (
            <ButtonLink to={`/quiz?ids=${ids.join(',')}`}>
              {ids.length < questions
                ? t('behind.practiseFirst', { count: ids.length })
                : t('behind.practise', { count: ids.length })}
            </ButtonLink>
          )}
          <Button variant="quiet" onClick={onClose} aria-keyshortcuts="Escape">
            {t('behind.close')}
          </Button>
        </div>
      </div>
      {items.length === 0 ? (
        <p>{t('behind.nothing')}</p>
      ) : (
        <ul className={styles.list}>
          {items.slice(0, count).map((one) => (
            <Row
              key={one.type === 'run' ? one.run.id : one.item}
              one={one}
              sign={signOf(one)}
              fact={factOf(one, facts)}
              language={language}
            />
          ))}
        </ul>
      )}
      {more > 0 && (
        <Button variant="quiet" onClick={() => setShown({ name, count: count + atOnce })}>
          {t('behind.more', { count: more })}
        </Button>
      )}
    </div>
  )
}

interface RowProps {
  readonly one: Behind
  readonly sign: SignOf | null
  readonly fact: string
  readonly language: Language
}

function Row({ one: { item }, sign, fact, language }: RowProps) {
  const t = useText('stats')
  const title = titleOf(item, language)
  const about = isKnown(item)
    ? (conceptWords(item, language) ?? t('behind.exercise'))
    : t('behind.gone')
  return (
    <li className={styles.row}>
      {sign ? <VerdictSign verdict={sign} className={styles.sign} /> : null}
      <span className={styles.what}>
        {isKnown(item) ? <Link to={pageOf(item)}>{title}</Link> : title}
        <span className={styles.about}>{about}</span>
      </span>
      <span className={styles.fact}>{fact}</span>
    </li>
  )
}

function signOf(one: Behind): SignOf | null {
  switch (one.type) {
    case 'answered':
      return one.last === 1 ? 'fail' : 'pass'
    case 'recall':
      return one.forgotten === 0 ? 'pass' : one.remembered === 0 ? 'fail' : 'partly'
    case 'run':
      return one.passed ? 'pass' : one.run.state === 'cancelled' ? null : signOfRun(one.run.state)
    case 'due':
    case 'stability':
      return null
  }
}

/** A pass that does not count as one had help. */
const signOfRun = (state: 'pass' | 'fail' | 'error' | 'timeout'): SignOf =>
  state === 'pass' ? 'partly' : state

interface FactTools {
  readonly t: StatsText
  readonly language: Language
  readonly today: Day
  readonly dayOf: (at: number) => Day
}

function factOf(one: Behind, { t, language, today, dayOf }: FactTools): string {
  const parts = (...words: readonly string[]) => words.join(' · ')
  switch (one.type) {
    case 'answered':
      return parts(
        t('behind.answers', { count: one.answers }),
        t('behind.last', { rating: t(`behind.ratings.r${one.last}`) }),
        timeWords(t, one.ms),
      )
    case 'recall':
      if (one.remembered + one.forgotten > 1 && one.forgotten > 0)
        return t('behind.both', { remembered: one.remembered, forgotten: one.forgotten })
      return one.forgotten > 0 ? t('behind.forgotten') : t('behind.remembered')
    case 'due':
      return t('behind.due', { when: dayWords(language, dayOf(one.dueAt), today) })
    case 'stability':
      return t('behind.holds', { days: daysWords(t, one.days) })
    case 'run': {
      const { state, at, hints, solutionSeen, passed, total } = one.run
      return parts(
        dayWords(language, dayOf(at), today),
        state === 'cancelled' ? '' : t(`matrix.verdicts.${state}`),
        `${passed}/${total}`,
        ...(hints > 0 ? [t('matrix.hints', { count: hints })] : []),
        ...(solutionSeen ? [t('matrix.solution')] : []),
      )
    }
  }
}

/** A list that opens takes the focus; when it closes the focus returns to its mark. */
function useFocusOf(heading: { readonly current: HTMLElement | null }, name: string): void {
  useEffect(() => {
    const from = document.activeElement
    heading.current?.focus({ preventScroll: true })
    heading.current?.scrollIntoView({ block: 'nearest' })
    return () => {
      const lost = document.activeElement === document.body || !document.activeElement?.isConnected
      if (from instanceof HTMLElement && from.isConnected && lost) from.focus()
    }
  }, [heading, name])
}
