import { useEffect, useLayoutEffect } from 'react'
import { useLocation, useNavigationType } from 'react-router'

/**
 * `/settings#backup` puts the focus on the heading of its section and scrolls there, also when the page
 * is already open or the same link is followed again.
 */
export function useHashTarget(): void {
  const { hash, key } = useLocation()
  const type = useNavigationType()
  // Back and Forward return to where the page was scrolled; an address that was typed has no such place.
  const scrolls = type !== 'POP' || key === 'default'
  // Before the shell looks for a heading to focus.
  useLayoutEffect(() => {
    sectionOf(hash)?.querySelector('h2')?.focus({ preventScroll: true })
  }, [hash, key])
  // After the router has restored the scrolling.
  useEffect(() => {
    if (scrolls) sectionOf(hash)?.scrollIntoView()
  }, [hash, key, scrolls])
}

const sectionOf = (hash: string) => (hash === '' ? null : document.getElementById(hash.slice(1)))
