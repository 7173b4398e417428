import { useCallback, type MouseEvent } from 'react'

/** A click leaves by `onLeave`; one that opens another tab or window is left to the browser. */
export const useLeave = (onLeave: (from: string, to: string) => void) =>
  useCallback(
    (event: MouseEvent, from: string, to: string) => {
      const elsewhere = event.metaKey || event.ctrlKey || event.shiftKey || event.altKey
      if (event.button !== 0 || elsewhere) return
      event.preventDefault()
      onLeave(from, to)
    },
    [onLeave],
  )
