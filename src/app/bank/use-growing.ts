import { useCallback, useEffect, useRef, useState } from 'react'

const step = 60

interface Growing {
  /** How many rows to draw. */
  readonly shown: number
  /** Put on an element after the last row: when it comes near the screen, more rows are drawn. */
  readonly end: (element: Element | null) => void
  readonly grow: () => void
}

/** Draws a long list as far as it is scrolled. `list` starts anew when it is another list. */
export function useGrowing(list: unknown, length: number): Growing {
  const [state, setState] = useState({ list, shown: step })
  const shown = state.list === list ? state.shown : step
  const grow = useCallback(() => setState({ list, shown: shown + step }), [list, shown])
  const latest = useRef(grow)
  useEffect(() => {
    latest.current = grow
  }, [grow])
  const more = shown < length
  const end = useCallback(
    (element: Element | null) => {
      if (!element || !more) return
      const observer = new IntersectionObserver(
        (entries) => {
          if (entries.some((entry) => entry.isIntersecting)) latest.current()
        },
        { rootMargin: '600px' },
      )
      observer.observe(element)
      return () => observer.disconnect()
    },
    // A list that has grown must be observed anew: its end may still be on the screen.
    // eslint-disable-next-line react-hooks/exhaustive-deps -- `shown` renews the observer
    [more, shown],
  )
  return { shown: Math.min(shown, length), end, grow }
}
