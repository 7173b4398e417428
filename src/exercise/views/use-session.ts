import { useEffect, useState } from 'react'
import { useStore } from 'zustand'
import type { ExerciseSession } from '../session.ts'
import type { ReadyState } from '../session-state.ts'

/** A session for as long as the page shows this exercise; none while it cannot be created yet. */
export function useSessionOf(
  create: (() => ExerciseSession) | null,
  key: string,
): ExerciseSession | null {
  const [session, setSession] = useState<ExerciseSession | null>(null)
  useEffect(() => {
    if (!create) return
    const opened = create()
    setSession(opened)
    void opened.load()
    const leave = () => void opened.flush()
    const turn = () => {
      opened.setActive(document.visibilityState === 'visible')
      if (document.visibilityState === 'hidden') leave()
    }
    document.addEventListener('visibilitychange', turn)
    window.addEventListener('pagehide', leave)
    return () => {
      document.removeEventListener('visibilitychange', turn)
      window.removeEventListener('pagehide', leave)
      setSession(null)
      opened.dispose()
    }
    // A new session for another exercise or language; the collaborators live as long as the app.
    // eslint-disable-next-line react-hooks/exhaustive-deps -- see above
  }, [key])
  return session
}

/** One part of a session that is known to be ready. */
export function useReady<T>(session: ExerciseSession, select: (state: ReadyState) => T): T {
  return useStore(session.store, (state) => {
    if (state.status !== 'ready') throw new Error('the workspace is shown only when ready')
    return select(state)
  })
}
