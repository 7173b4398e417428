import { useState } from 'react'
import type { CodeLanguage } from '../../base/code-language.ts'
import type { Language } from '../../base/language.ts'
import { useText } from '../../i18n/use-text.ts'
import { Button } from '../../ui/button.tsx'
import { VerdictSign } from '../../ui/verdict-sign.tsx'
import { historyOf, type HistoryEntry } from '../history.ts'
import type { ReadyState } from '../session-state.ts'
import styles from './history.module.css'

interface Props {
  readonly runs: ReadyState['runs']
  readonly versions: ReadyState['versions']
  readonly language: Language
  /** What is in the editor; code in another is shown, and taken back there. */
  readonly codeLanguage: CodeLanguage
  readonly onRestore: (source: string, language: CodeLanguage) => void
}

/** Every run with its code, and code that was set aside, newest first. */
export function HistoryView({ runs, versions, language, codeLanguage, onRestore }: Props) {
  const t = useText('exercise')
  const [open, setOpen] = useState<string | null>(null)
  const entries = historyOf(runs, versions)
  if (entries.length === 0) return <p className={styles.note}>{t('history.empty')}</p>
  const time = new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en', {
    dateStyle: 'medium',
    timeStyle: 'short',
  })
  return (
    <ol className={styles.list}>
      {entries.map((entry) => {
        const when = time.format(entry.at)
        const shown = open === entry.key
        const written = languageOf(entry, codeLanguage)
        return (
          <li key={entry.key} className={styles.entry}>
            <div className={styles.row}>
              <Outcome entry={entry} codeLanguage={codeLanguage} />
              <time className={styles.note} dateTime={new Date(entry.at).toISOString()}>
                {when}
              </time>
              <span className={styles.actions}>
                <Button
                  variant="quiet"
                  aria-expanded={shown}
                  onClick={() => setOpen(shown ? null : entry.key)}
                >
                  {shown ? t('history.hide') : t('history.show')}
                </Button>
                <Button variant="quiet" onClick={() => onRestore(entry.source, written)}>
                  {written === codeLanguage
                    ? t('history.restore')
                    : t('history.restoreIn', { language: t(`languages.${written}`) })}
                </Button>
              </span>
            </div>
            {shown && (
              // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrollable region has to be focusable
              <pre className={styles.code} tabIndex={0} aria-label={t('history.code', { when })}>
                {entry.source}
              </pre>
            )}
          </li>
        )
      })}
    </ol>
  )
}

const stateSigns = {
  pass: 'pass',
  fail: 'fail',
  error: 'error',
  timeout: 'timeout',
  cancelled: 'not-run',
} as const

/** Code that was set aside is listed with its own language only. */
const languageOf = (entry: HistoryEntry, codeLanguage: CodeLanguage): CodeLanguage =>
  entry.type === 'run' ? entry.run.language : codeLanguage

interface OutcomeProps {
  readonly entry: HistoryEntry
  readonly codeLanguage: CodeLanguage
}

function Outcome({ entry, codeLanguage }: OutcomeProps) {
  const t = useText('exercise')
  if (entry.type === 'version')
    return (
      <span className={styles.outcome}>
        <span className={styles.what}>{t(`history.${versionWords[entry.why]}`)}</span>
      </span>
    )
  const { run } = entry
  const sign = stateSigns[run.state]
  return (
    <span className={styles.outcome}>
      <VerdictSign verdict={sign} />
      <span>
        {run.state === 'cancelled'
          ? t('cancelled')
          : `${t(`history.${run.scope}`)} · ${t('history.passed', { passed: run.passed, total: run.total })}`}
        {run.language !== codeLanguage && (
          <span className={styles.note}> · {t(`languages.${run.language}`)}</span>
        )}
        {run.solutionSeen && <span className={styles.note}> · {t('history.solutionSeen')}</span>}
        {run.prelude && <span className={styles.note}> · {t('history.prelude')}</span>}
      </span>
    </span>
  )
}

const versionWords = {
  reset: 'reset',
  restored: 'restoredOver',
  'other-tab': 'other',
  again: 'again',
} as const
