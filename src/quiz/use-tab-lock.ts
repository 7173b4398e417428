import { useEffect, useRef, useState } from 'react'

export interface TabLock {
  /** `elsewhere`: another tab has it; it comes here by itself when that one lets go. */
  readonly hold: 'asking' | 'held' | 'elsewhere'
  /** As of now, also before the page is drawn anew. */
  readonly isHeld: () => boolean
  /** Takes it from the tab that has it. */
  readonly take: () => void
}

/** A page that has just been left lets go within this time: that is no other tab. */
const patienceMs = 300

/** Only one tab at a time holds what is named. A browser without locks lets all of them. */
export function useTabLock(name: string): TabLock {
  const [hold, setHold] = useState<TabLock['hold']>('asking')
  const held = useRef(false)
  const take = useRef(() => {})
  useEffect(() => {
    const tell = (next: TabLock['hold']) => {
      held.current = next === 'held'
      setHold(next)
    }
    const locks: LockManager | undefined = navigator.locks
    if (!locks) return tell('held')
    tell('asking')
    const lock = holdLock(locks, name, tell)
    take.current = lock.take
    // Still held until the page has put away what it has: only another tab ends that.
    return lock.letGo
  }, [name])
  return { hold, isHeld: () => held.current, take: () => take.current() }
}

function holdLock(
  locks: LockManager,
  name: string,
  tell: (hold: TabLock['hold']) => void,
): { readonly take: () => void; readonly letGo: () => void } {
  let request = new AbortController()
  let release = () => {}
  const ask = (steal: boolean) => {
    const mine = (request = new AbortController())
    const patience = setTimeout(() => tell('elsewhere'), patienceMs)
    // What takes over cannot wait, and what waits cannot take over.
    const options = steal ? { steal } : { signal: mine.signal }
    locks
      .request(name, options, () => {
        clearTimeout(patience)
        if (mine.signal.aborted) return
        tell('held')
        return new Promise<void>((resolve) => (release = resolve))
      })
      .catch(() => {
        clearTimeout(patience)
        if (mine.signal.aborted) return
        // Another tab has taken it over.
        tell('elsewhere')
        ask(false)
      })
  }
  const leave = () => {
    request.abort()
    release()
  }
  ask(false)
  return {
    take: () => {
      leave()
      ask(true)
    },
    letGo: leave,
  }
}
