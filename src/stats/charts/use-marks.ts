import { useRef, useState, type KeyboardEvent, type RefObject, type SyntheticEvent } from 'react'

interface Marks<E extends HTMLElement> {
  readonly element: RefObject<E | null>
  /** The mark that Tab reaches; arrows go on from there. */
  readonly stop: number
  /** The mark under the pointer or with the focus. */
  readonly pointed: number | null
  readonly handlers: {
    readonly onKeyDown: (event: KeyboardEvent) => void
    readonly onFocus: (event: SyntheticEvent) => void
    readonly onBlur: () => void
    readonly onPointerOver: (event: SyntheticEvent) => void
    readonly onPointerLeave: () => void
  }
}

/** Where a key leads from a mark; null: the key means nothing here. */
export type Move = (key: string, from: number) => number | null

/**
 * A chart is one stop for Tab; arrow keys, Home and End move among its marks: the elements with
 * `data-mark` (their number) inside `element`.
 */
export function useMarks<E extends HTMLElement>(
  count: number,
  start: number,
  move: Move,
): Marks<E> {
  const element = useRef<E>(null)
  const [at, setAt] = useState<number | null>(null)
  const [focused, setFocused] = useState<number | null>(null)
  const [hovered, setHovered] = useState<number | null>(null)
  const stop = Math.max(0, Math.min(at ?? start, count - 1))
  return {
    element,
    stop,
    pointed: hovered ?? focused,
    handlers: {
      onKeyDown: (event) => {
        const from = markOf(event.target)
        if (from === null || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey)
          return
        const { key } = event
        const next = key === 'Home' ? 0 : key === 'End' ? count - 1 : move(key, from)
        if (next === null) return
        event.preventDefault()
        const to = Math.max(0, Math.min(next, count - 1))
        element.current?.querySelector<HTMLElement>(`[data-mark="${to}"]`)?.focus()
      },
      onFocus: (event) => {
        const mark = markOf(event.target)
        if (mark !== null) setAt(mark)
        setFocused(mark)
      },
      onBlur: () => setFocused(null),
      onPointerOver: (event) => setHovered(markOf(event.target)),
      onPointerLeave: () => setHovered(null),
    },
  }
}

function markOf(target: EventTarget): number | null {
  const mark = target instanceof Element ? target.closest('[data-mark]') : null
  return mark === null ? null : Number(mark.getAttribute('data-mark'))
}

/** Left and right, one by one. */
export const sideways: Move = (key, from) =>
  key === 'ArrowRight' ? from + 1 : key === 'ArrowLeft' ? from - 1 : null
