import { useEffect, useRef } from 'react'

/** After a change of page, screen readers and Tab start at its heading. The first page keeps the browser's start. */
export function usePageFocus(pathname: string): void {
  const shown = useRef(pathname)
  useEffect(() => {
    if (shown.current === pathname) return
    shown.current = pathname
    if (focusHeading()) return
    // A page that is still loading has no heading yet.
    const observer = new MutationObserver(() => {
      if (focusHeading()) observer.disconnect()
    })
    observer.observe(document.body, { childList: true, subtree: true })
    return () => observer.disconnect()
  }, [pathname])
}

/** True when there is nothing left to do: the heading has the focus, or the page gave it to something better. */
function focusHeading(): boolean {
  const main = document.querySelector('main')
  if (main?.contains(document.activeElement)) return true
  const heading = main?.querySelector('h1')
  if (!heading) return false
  heading.tabIndex = -1
  heading.focus({ preventScroll: true })
  return true
}
