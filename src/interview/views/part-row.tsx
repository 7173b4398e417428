import { useState } from 'react'
import type { Language } from '../../base/language.ts'
import { exerciseOf, questionOf } from '../../content/catalog.ts'
import { useText } from '../../i18n/use-text.ts'
import { exerciseIn } from '../../quiz/queue-item.ts'
import { outcomeOf, outcomeSigns } from '../../quiz/session-state.ts'
import { VerdictSign } from '../../ui/verdict-sign.tsx'
import type { Row } from '../report.ts'
import { parseWritten } from '../written-answer.ts'
import { AnsweredView } from './answered-view.tsx'
import { spentText } from './clock-text.ts'
import { useWords } from './use-words.ts'
import { WrittenView } from './written-view.tsx'
import styles from './report.module.css'

/** Beyond so much of the expected time a part was slow. */
const slowFrom = 1.5

/** One part of the paper; opened it shows what was answered and what would have been right. */
export function PartRow({ row, language }: { readonly row: Row; readonly language: Language }) {
  const t = useWords()
  const words = useText('exercise')
  const [opened, setOpened] = useState(false)
  const { item, id, expectedMs } = row
  const slug = exerciseIn(id)
  const title = (slug === null ? questionOf(id) : exerciseOf(slug))?.title[language] ?? id
  const codeLanguage = slug === null ? null : parseWritten(item.answer).language
  const outcome = outcomeOf(item.score ?? 0)
  const result =
    item.score === null
      ? t('report.unanswered')
      : t(`report.${outcome}`, { percent: Math.round(item.score * 100) })
  const isSlow = item.ms > expectedMs * slowFrom
  return (
    <li>
      <details onToggle={(event) => setOpened(event.currentTarget.open)}>
        <summary>
          <span className={styles[outcome]}>
            <VerdictSign verdict={outcomeSigns[outcome]} label={result} />
          </span>
          <span className={styles.part}>
            {title}
            {codeLanguage && (
              <span className={styles.in}>{words(`languages.${codeLanguage}`)}</span>
            )}
          </span>
          <span className={styles.result}>
            {item.total !== undefined
              ? t('report.checks', { passed: item.passed ?? 0, total: item.total })
              : result}
          </span>
          <span className={styles.spent}>
            {spentText(item.ms)} / {spentText(expectedMs)}
            {isSlow && ` · ${t('report.slow')}`}
          </span>
        </summary>
        {opened &&
          (slug === null ? (
            <AnsweredView item={item} id={id} language={language} />
          ) : (
            <WrittenView item={item} slug={slug} language={language} />
          ))}
      </details>
    </li>
  )
}
