import { useEffect, useEffectEvent, useState } from 'react'
import { useStore } from 'zustand'
import { outcomeOf } from '../session-state.ts'
import type { QuizSession } from '../session.ts'
import { sprintSeconds } from '../sprint.ts'

/** How long the outcome of an answer stands before the next question, in milliseconds. */
const pauseMs = { right: 500, partly: 1200, wrong: 1200 } as const

/**
 * Runs a sprint: a choice is an answer at once, the next question follows by itself, and after a minute
 * of answering the session ends. Gives the seconds left, or null outside a sprint.
 */
export function useSprint(session: QuizSession, on: boolean): number | null {
  const state = useStore(session.store)
  const [left, setLeft] = useState(sprintSeconds)
  const asking = state.status === 'asking' ? state : null
  const stage = asking?.showing.stage
  const chosen =
    asking?.showing.answer.type === 'single' ? asking.showing.answer.chosen !== null : false
  const position = asking?.sitting.position
  const score = asking?.showing.score ?? 0
  const tick = useEffectEvent(() => {
    if (left <= 1) void session.end()
    setLeft(Math.max(0, left - 1))
  })

  // The clock stands still while the outcome is shown: it is read, not answered.
  useEffect(() => {
    if (!on || stage !== 'answering') return
    const timer = setInterval(tick, 1000)
    return () => clearInterval(timer)
  }, [on, stage])
  useEffect(() => {
    if (on && stage === 'answering' && chosen) void session.submit()
  }, [on, stage, chosen, session])
  useEffect(() => {
    if (!on || stage !== 'answered') return
    const timer = setTimeout(() => void session.next(), pauseMs[outcomeOf(score)])
    return () => clearTimeout(timer)
  }, [on, stage, position, score, session])
  return on ? left : null
}
