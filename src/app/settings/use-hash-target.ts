import { useLayoutEffect } from 'react'
import { useLocation } from 'react-router'

/**
 * `/settings#backup` scrolls to its section and puts the focus on its heading, also when the page is
 * already open or the same link is followed again. Before the shell looks for a heading to focus.
 */
export function useHashTarget(): void {
  const { hash, key } = useLocation()
  useLayoutEffect(() => {
    const section = hash === '' ? null : document.getElementById(hash.slice(1))
    const heading = section?.querySelector('h2')
    if (!section || !heading) return
    section.scrollIntoView()
    heading.focus({ preventScroll: true })
  }, [hash, key])
}
