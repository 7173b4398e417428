import { useLayoutEffect, useRef, useState } from 'react'
import { createPortal } from 'react-dom'
import { useText } from '../../i18n/use-text.ts'
import { Html } from '../../ui/html.tsx'
import { VerdictSign } from '../../ui/verdict-sign.tsx'
import { isRight } from './cloze.ts'
import type { ViewProps } from './view.ts'
import styles from './cloze.module.css'

/** The stem itself, with a field in the place of each blank. */
export function ClozeView({ question, answer, stage, language, onAnswer }: ViewProps<'cloze'>) {
  const t = useText('quiz')
  const stem = useRef<HTMLDivElement>(null)
  const [gaps, setGaps] = useState<readonly HTMLElement[]>([])
  const html = question.stem[language]
  // The text is HTML made at build time; its gaps are found in the page and filled by portals.
  useLayoutEffect(() => {
    setGaps([...(stem.current?.querySelectorAll<HTMLElement>('[data-blank]') ?? [])])
  }, [html])
  return (
    <div ref={stem}>
      <Html html={html} className={styles.stem} lang={language} />
      {gaps.map((gap, i) => {
        const name = gap.dataset['blank'] ?? ''
        const text = answer.texts[name] ?? ''
        const label = t('cloze.blank', { number: i + 1 })
        const best = question.blanks[name]?.[language][0] ?? ''
        return createPortal(
          stage === 'answered' ? (
            <JudgedBlank text={text} best={best} right={isRight(question, name, text)} />
          ) : (
            <input
              className={styles.blank}
              value={text}
              aria-label={label}
              autoComplete="off"
              autoCapitalize="off"
              spellCheck={false}
              onChange={(event) =>
                onAnswer({ type: 'cloze', texts: { ...answer.texts, [name]: event.target.value } })
              }
            />
          ),
          gap,
          name,
        )
      })}
    </div>
  )
}

interface JudgedProps {
  readonly text: string
  readonly best: string
  readonly right: boolean
}

function JudgedBlank({ text, best, right }: JudgedProps) {
  const t = useText('quiz')
  const given = text.trim()
  return (
    <span className={right ? styles.right : styles.wrong}>
      <VerdictSign
        verdict={right ? 'pass' : 'fail'}
        label={t(right ? 'verdict.right' : 'verdict.wrong')}
      />
      {given === '' ? <i>{t('cloze.nothing')}</i> : right ? given : <s>{given}</s>}
      {!right && <b className={styles.best}>{t('cloze.right', { answer: best })}</b>}
    </span>
  )
}
