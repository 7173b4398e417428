import { useEffect, useMemo, useState } from 'react'
import { useLocation, useNavigate, useNavigationType, useSearchParams } from 'react-router'
import { useStore } from 'zustand'
import { useShallow } from 'zustand/react/shallow'
import type { StoreApi } from 'zustand/vanilla'
import type { Clock } from '../base/clock.ts'
import type { Random } from '../base/random.ts'
import { catalog } from '../content/catalog.ts'
import { loadQuestion, preloadQuestions } from '../content/load.ts'
import type { Progress } from '../progress/progress.ts'
import type { Settings } from '../progress/settings.ts'
import { keptQuestionKey, keptSessionKey } from './kept-session.ts'
import { openQuizSession } from './open-session.ts'
import { type Scope, scopeOf } from './scope.ts'
import type { QuizSession } from './session.ts'
import { goalsOf } from './todays-plan.ts'
import { useTabLock } from './use-tab-lock.ts'
import { Elsewhere } from './views/elsewhere.tsx'
import { OpenSession, Waiting } from './views/open-session.tsx'

export interface QuizPageProps {
  readonly progress: Progress
  readonly clock: Clock
  readonly random: Random
  readonly settings: StoreApi<Settings>
  /** A single question, named by its own address. */
  readonly id?: string
}

/** A session: today's, or what the address names. */
export function QuizPage({ progress, clock, random, settings, id }: QuizPageProps) {
  const { pathname, search, key } = useLocation()
  const [params] = useSearchParams()
  const anew = useNavigationType() !== 'POP'
  const navigate = useNavigate()
  const origin = `${pathname}${search}`
  const scope = useMemo<Scope>(
    () => scopeOf(id === undefined ? params : new URLSearchParams({ ids: id }), catalog),
    [id, params],
  )
  const goals = useStore(settings, useShallow(goalsOf))
  const keptKey = id === undefined ? keptSessionKey : keptQuestionKey
  // In two tabs at once the same answer would be recorded twice.
  const lock = useTabLock(`offhand:${keptKey}:${origin}`)
  const session = useQuizSession(
    () =>
      openQuizSession({
        bank: { ...catalog, loadQuestion, preload: preloadQuestions },
        origin,
        scope,
        keptKey,
        anew,
        progress,
        clock,
        random,
        goals,
        isHeld: lock.isHeld,
      }),
    // The same address asked for once more is another session.
    lock.hold === 'held' ? `${origin} ${key}` : null,
  )
  if (lock.hold === 'elsewhere') return <Elsewhere onTake={lock.take} />
  if (!session) return <Waiting />
  return (
    <OpenSession
      session={session}
      progress={progress}
      clock={clock}
      scope={scope}
      origin={origin}
      alone={id !== undefined}
      onMistakes={(ids) => void navigate(`/quiz?ids=${ids.join(',')}`)}
    />
  )
}

/** A session for as long as the page shows this address; none without one. */
function useQuizSession(
  open: () => Promise<QuizSession>,
  address: string | null,
): QuizSession | null {
  const [session, setSession] = useState<QuizSession | null>(null)
  useEffect(() => {
    if (address === null) return
    let opened: QuizSession | null = null
    let left = false
    void open().then((ready) => {
      if (left) return
      opened = ready
      ready.setActive(document.visibilityState === 'visible')
      setSession(ready)
      void ready.load()
    })
    const turn = () => {
      opened?.setActive(document.visibilityState === 'visible')
      if (document.visibilityState === 'hidden') void opened?.flush()
    }
    document.addEventListener('visibilitychange', turn)
    return () => {
      document.removeEventListener('visibilitychange', turn)
      left = true
      setSession(null)
      opened?.dispose()
    }
    // A new session for a new address; the collaborators live as long as the app.
    // eslint-disable-next-line react-hooks/exhaustive-deps -- see above
  }, [address])
  return session
}
