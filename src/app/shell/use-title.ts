import { useEffect } from 'react'

/** The tab's title: page first, so that many tabs can be told apart. */
export function useTitle(title: string | null): void {
  useEffect(() => {
    document.title = title === null ? 'Offhand' : `${title} · Offhand`
  }, [title])
}
