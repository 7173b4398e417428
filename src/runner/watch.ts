import type { RunRequest } from './examiner-client.ts'
import type { RunResult } from './examiner-protocol.ts'
import type { Course } from './run-verdict.ts'
import type { Stand } from './stand.ts'
import type { CandidateFailure, CheckVerdict } from './verdict.ts'

export interface RunLimits {
  readonly checkTimeoutMs: number
  readonly deadlineMs: number
  readonly pingMs: number
  /** What the examiner may take to end a run once all is known or the run was stopped. */
  readonly silenceMs: number
}

export interface WatchedRun {
  readonly course: Promise<Course>
  readonly cancel: () => void
}

export const cancelled: CandidateFailure = { kind: 'cancelled', name: 'Cancelled', message: '' }
export const noAnswer: CandidateFailure = {
  kind: 'memory',
  name: 'NoAnswer',
  message: 'the sandbox does not answer any more',
}

/**
 * One run under its watchdogs, in order: the examiner times each check; here the deadline of the whole run;
 * a candidate's frame that died is replaced and the checks go on; an examiner that is dead or silent ends
 * the run with what it had streamed.
 */
export function watchRun(
  stand: Stand,
  request: Omit<RunRequest, 'checkTimeoutMs'>,
  limits: RunLimits,
  listener: {
    readonly onCollected: () => void
    readonly onCheck: (verdict: CheckVerdict) => void
  },
): WatchedRun {
  const { deadlineMs, pingMs, silenceMs, checkTimeoutMs } = limits
  const { examiner } = stand
  const checks = new Map<string, CheckVerdict>()
  let collected: Course['collected'] = []
  let ended: CandidateFailure | null = null
  let over = false
  let silence: ReturnType<typeof setTimeout> | undefined
  let giveUp: () => void
  const silent = new Promise<null>((resolve) => {
    giveUp = () => resolve(null)
  })

  const expectEnd = (): void => {
    clearTimeout(silence)
    silence = setTimeout(giveUp, silenceMs)
  }
  const end = (failure: CandidateFailure): void => {
    if (over || ended) return
    ended = failure
    examiner.stop(failure)
    stand.killCandidate()
    expectEnd()
  }
  const deadline = setTimeout(
    () => end({ kind: 'timeout', name: 'Deadline', message: `no end after ${deadlineMs} ms` }),
    deadlineMs,
  )

  /** Chromium reports the death of a frame's process to nobody; only a ping shows it. */
  const watch = async (answers: Stand['candidateAnswers'], onDead: () => Promise<void>) => {
    let missed = 0
    while (!over) {
      // Two in a row: a page that was busy itself may have kept the first answer waiting.
      missed = (await answers(pingMs)) ? 0 : missed + 1
      if (missed === 0) await new Promise((resolve) => setTimeout(resolve, pingMs))
      if (missed < 2 || over) continue
      missed = 0
      await onDead()
    }
  }
  void watch(stand.candidateAnswers, async () => {
    examiner.lost(noAnswer)
    await stand.renewCandidateFrame()
  })
  void watch(stand.examinerAnswers, async () => {
    ended ??= noAnswer
    giveUp()
    await silent
    over = true
  })

  const run: Promise<RunResult> = examiner.run(
    { ...request, checkTimeoutMs },
    {
      onCollected: (all) => {
        collected = all
        listener.onCollected()
      },
      onCheck: (verdict) => {
        checks.set(verdict.id, verdict)
        listener.onCheck(verdict)
        if (checks.size === collected.length) expectEnd()
      },
    },
  )
  const course = Promise.race([run, silent])
    .then((result): Course => ({ collected, checks, result, ended }))
    .finally(() => {
      over = true
      clearTimeout(deadline)
      clearTimeout(silence)
    })
  return { course, cancel: () => end(cancelled) }
}
