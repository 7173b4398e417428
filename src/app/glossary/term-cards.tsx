import { lazy, Suspense, useEffect, useRef, useState } from 'react'

const TermCard = lazy(() => import('./term-card.tsx').then((m) => ({ default: m.TermCard })))

/** Rests on a term this long before its card opens. */
const restMs = 250

/** A card for whichever term of a text has the pointer, the focus or a tap. Escape closes it. */
export function TermCards() {
  const [term, setTerm] = useState<HTMLElement | null>(null)
  const shown = useRef(false)
  useEffect(() => {
    shown.current = term !== null
  }, [term])
  useEffect(() => {
    const gone = new AbortController()
    let timer: ReturnType<typeof setTimeout> | undefined
    const later = (next: HTMLElement | null) => {
      clearTimeout(timer)
      timer = setTimeout(() => setTerm(next), restMs)
    }
    const on = <K extends keyof DocumentEventMap>(
      type: K,
      listener: (event: DocumentEventMap[K]) => void,
    ) => document.addEventListener(type, listener, { signal: gone.signal })
    on('pointerover', (event) => {
      if (event.pointerType !== 'mouse') return
      const found = termAt(event.target)
      if (found) later(found)
      else if (!inCard(event.target)) later(null)
    })
    on('focusin', ({ target }) => {
      if (target instanceof HTMLElement && target.matches(':focus-visible')) later(termAt(target))
    })
    on('click', ({ target }) => {
      const found = termAt(target)
      clearTimeout(timer)
      if (found) setTerm((shown) => (shown === found ? null : found))
      else if (!inCard(target)) setTerm(null)
    })
    // Before the page hears it: Escape closes the card, not the session.
    document.addEventListener(
      'keydown',
      (event) => {
        if (event.key !== 'Escape' || !shown.current) return
        event.stopPropagation()
        clearTimeout(timer)
        setTerm(null)
      },
      { signal: gone.signal, capture: true },
    )
    // The page under the card moves away; the card would hang in the air.
    window.addEventListener('scroll', () => setTerm(null), { signal: gone.signal, capture: true })
    return () => {
      gone.abort()
      clearTimeout(timer)
    }
  }, [])
  const id = term?.isConnected ? term.dataset['term'] : undefined
  return (
    <Suspense>
      {term && id !== undefined && (
        <TermCard key={id} id={id} anchor={term} onLeave={() => setTerm(null)} />
      )}
    </Suspense>
  )
}

const termAt = (target: EventTarget | null): HTMLElement | null =>
  target instanceof Element ? target.closest<HTMLElement>('[data-term]') : null
const inCard = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('[data-term-card]') !== null
