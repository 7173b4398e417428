import { useSyncExternalStore } from 'react'

const query = '(min-width: 62em)'

function subscribe(listener: () => void): () => void {
  const list = matchMedia(query)
  list.addEventListener('change', listener)
  return () => list.removeEventListener('change', listener)
}

/** True where a map has room, or statement, editor and checks beside each other. */
export const useWide = (): boolean =>
  useSyncExternalStore(subscribe, () => matchMedia(query).matches)
