import { useLayoutEffect, useRef } from 'react'
import { createPortal } from 'react-dom'
import { Link } from 'react-router'
import { loadGlossary } from '../../content/load.ts'
import { useLanguage, useText } from '../../i18n/use-text.ts'
import { useLoaded } from '../../ui/use-loaded.ts'
import { addressOf } from '../concept/address.ts'
import styles from './term-card.module.css'

interface Props {
  readonly id: string
  readonly anchor: HTMLElement
  readonly onLeave: () => void
}

const gap = 6
const edge = 8

/** What a term is, in one sentence, with its name in the other language. */
export function TermCard({ id, anchor, onLeave }: Props) {
  const t = useText('common')
  const language = useLanguage()
  const other = language === 'zh' ? 'en' : 'zh'
  const card = useRef<HTMLDivElement>(null)
  // Without the card the text is as readable as before.
  const term = useLoaded(loadGlossary)?.find((one) => one.id === id) ?? null

  useLayoutEffect(() => {
    const element = card.current
    if (!element || !term) return
    const at = anchor.getBoundingClientRect()
    const { width, height } = element.getBoundingClientRect()
    const right = document.documentElement.clientWidth - width - edge
    const below = at.bottom + gap
    element.style.left = `${Math.max(edge, Math.min(right, at.left))}px`
    element.style.top = `${below + height > window.innerHeight ? at.top - gap - height : below}px`
    anchor.setAttribute('aria-describedby', element.id)
    return () => anchor.removeAttribute('aria-describedby')
  }, [anchor, term])

  if (!term) return null
  return createPortal(
    <div ref={card} id={`term-${id}`} role="tooltip" data-term-card className={styles.card}>
      <p className={styles.names}>
        <b>{term.title[language]}</b>
        {term.title[other] !== term.title[language] && (
          <span lang={other}>{term.title[other]}</span>
        )}
      </p>
      <p className={styles.gist}>{term.gist[language]}</p>
      {term.concept !== undefined && (
        <Link className={styles.link} to={addressOf(term.concept)} onClick={onLeave}>
          {t('termQuestions')}
        </Link>
      )}
    </div>,
    document.body,
  )
}
