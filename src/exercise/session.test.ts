import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Exercise } from '../content/types.ts'
import type { NewEvent, ProgressEvent, RunEvent } from '../progress/events.ts'
import type { Draft, Progress } from '../progress/progress.ts'
import type { CheckVerdict, RunVerdict } from '../runner/verdict.ts'
import type { SessionRunner } from './running.ts'
import { createExerciseSession, type ExerciseSession } from './session.ts'
import type { ReadyState } from './session-state.ts'

const text = { en: 'en', zh: 'zh' }
const check = (id: string, group: 'samples' | 'hidden') => ({
  id,
  group,
  kind: 'example' as const,
  title: text,
})
const exercise: Exercise = {
  slug: 'softmax',
  topic: 'losses',
  concepts: [],
  title: text,
  difficulty: 2,
  minutes: 10,
  tier: 1,
  entry: 'softmax',
  samples: 1,
  hidden: 2,
  mutants: 3,
  statement: text,
  starter: 'starter',
  also: [],
  hints: [text, text, text],
  followUps: [],
  complexity: text,
  questions: [],
  checks: [check('sample', 'samples'), check('first', 'hidden'), check('second', 'hidden')],
  misconceptions: {},
}

const verdictOf = (id: string, state: CheckVerdict['state']): CheckVerdict => ({
  id,
  group: id === 'sample' ? 'samples' : 'hidden',
  state,
  ms: 1,
  calls: [],
  console: [],
})
const runOf = (...states: readonly CheckVerdict['state'][]): RunVerdict => ({
  state: states.every((state) => state === 'pass') ? 'pass' : 'fail',
  checks: states.map((state, i) => verdictOf(exercise.checks[i]?.id ?? '', state)),
  console: [],
  ms: 5,
})

/** Answers each run with the next verdict of the list, check by check. */
function scripted(answers: readonly RunVerdict[]) {
  const sources: string[] = []
  const runner: SessionRunner = {
    engine: 'scripted 1',
    prepare: () => Promise.resolve(),
    run: ({ source }, onEvent) => {
      const verdict = answers[sources.length]
      sources.push(source)
      if (!verdict) throw new Error('the script has ended')
      for (const one of verdict.checks) onEvent({ type: 'check', verdict: one })
      return { verdict: Promise.resolve(verdict), cancel: () => undefined }
    },
    dispose: () => undefined,
  }
  return { runner, sources }
}

function memoryProgress() {
  const log: ProgressEvent[] = []
  const drafts = new Map<string, Draft>()
  const kept = new Map<string, unknown>()
  const listeners = new Set<(draft: Draft) => void>()
  let refuse = false
  const progress = {
    record: (event: NewEvent) => {
      if (refuse) return Promise.reject(new Error('full'))
      const stamped = { ...event, id: `e${log.length}`, device: 'd', at: now, v: 1 as const }
      log.push(stamped)
      return Promise.resolve(stamped)
    },
    runsOf: () => Promise.resolve(log.filter((event) => event.type === 'run')),
    drafts: {
      load: (slug: string) => Promise.resolve(drafts.get(slug) ?? null),
      save: (draft: Omit<Draft, 'at'>) => {
        if (refuse) return Promise.reject(new Error('full'))
        drafts.set(draft.exercise, { ...draft, at: now })
        return Promise.resolve()
      },
      onChange: (listener: (draft: Draft) => void) => {
        listeners.add(listener)
        return () => listeners.delete(listener)
      },
    },
    kept: {
      load: (key: string) => Promise.resolve(kept.get(key)),
      save: (key: string, value: unknown) => Promise.resolve(void kept.set(key, value)),
    },
    state: { getState: () => ({ status: 'ready', projections: { cards: new Map() } }) },
  } as unknown as Progress
  return {
    progress,
    log,
    drafts,
    refuse: (value: boolean) => (refuse = value),
    fromOtherTab: (source: string) =>
      listeners.forEach((listener) =>
        listener({ exercise: 'softmax', language: 'typescript', source, at: now }),
      ),
  }
}

let now = 0
const minute = 60_000

async function open(
  store: ReturnType<typeof memoryProgress>,
  answers: readonly RunVerdict[] = [],
): Promise<{ session: ExerciseSession; state: () => ReadyState; sources: string[] }> {
  const { runner, sources } = scripted(answers)
  const session = createExerciseSession({
    slug: 'softmax',
    progress: store.progress,
    clock: () => now,
    runner,
    content: {
      loadExercise: (slug) => Promise.resolve(slug === exercise.slug ? exercise : null),
      loadExaminerMaterial: () => Promise.resolve({ slug: 'softmax', checks: '', mutants: [] }),
      loadSolution: () => Promise.resolve('the reference'),
    },
  })
  await session.load()
  const state = () => {
    const current = session.store.getState()
    if (current.status !== 'ready') throw new Error(`the session is ${current.status}`)
    return current
  }
  return { session, state, sources }
}

const reviewsIn = (log: readonly ProgressEvent[]) =>
  log.flatMap((event) => (event.type === 'review' ? [[event.rating, event.reason]] : []))

beforeEach(() => {
  vi.useFakeTimers()
  now = 1_000_000
})
afterEach(() => vi.useRealTimers())

describe('drafts', () => {
  test('are saved after a pause in typing and come back', async () => {
    const store = memoryProgress()
    const { session, state } = await open(store)
    expect(state()).toMatchObject({ source: 'starter', draft: { type: 'starter' } })
    session.edit('a')
    session.edit('ab')
    expect(state().draft.type).toBe('unsaved')
    await vi.advanceTimersByTimeAsync(299)
    expect(store.drafts.size).toBe(0)
    await vi.advanceTimersByTimeAsync(1)
    expect(store.drafts.get('softmax')?.source).toBe('ab')
    expect(state().draft.type).toBe('saved')
    session.dispose()
    expect((await open(store)).state().source).toBe('ab')
  })

  test('are saved at once on leaving, also without a pause', async () => {
    const store = memoryProgress()
    const { session } = await open(store)
    session.edit('last words')
    session.dispose()
    await vi.advanceTimersByTimeAsync(0)
    expect(store.drafts.get('softmax')?.source).toBe('last words')
  })

  test('a refused save says so and is tried again with the next change', async () => {
    const store = memoryProgress()
    const { session, state } = await open(store)
    store.refuse(true)
    session.edit('a')
    await session.flush()
    expect(state().draft.type).toBe('failed')
    store.refuse(false)
    await session.flush()
    expect(state().draft.type).toBe('saved')
    expect(store.drafts.get('softmax')?.source).toBe('a')
  })

  test('of another tab are offered, never put over what is here', async () => {
    const store = memoryProgress()
    const { session, state } = await open(store)
    session.edit('mine')
    store.fromOtherTab('theirs')
    expect(state()).toMatchObject({ source: 'mine', otherTab: { source: 'theirs' } })
    session.takeOtherTab()
    expect(state()).toMatchObject({ source: 'theirs', otherTab: null, revision: 1 })
    expect(state().versions.map((version) => version.source)).toEqual(['mine'])
  })

  test('of another tab go to the history when this one types on', async () => {
    const store = memoryProgress()
    const { session, state } = await open(store)
    session.edit('mine')
    store.fromOtherTab('theirs')
    session.edit('mine too')
    await session.flush()
    expect(state().otherTab).toBeNull()
    expect(state().versions).toEqual([{ at: now, source: 'theirs', why: 'other-tab' }])
    expect(store.drafts.get('softmax')?.source).toBe('mine too')
  })

  test('equal in both tabs are no matter', async () => {
    const store = memoryProgress()
    const { session, state } = await open(store)
    session.edit('same')
    store.fromOtherTab('same')
    expect(state().otherTab).toBeNull()
  })
})

describe('runs', () => {
  test('stream, select the first failure and reach the log with their code', async () => {
    const store = memoryProgress()
    const { session, state, sources } = await open(store, [runOf('pass', 'fail', 'timeout')])
    session.edit('code')
    session.openHint()
    session.showInput('first')
    const seen: string[] = []
    session.store.subscribe((current) => {
      if (current.status === 'ready')
        seen.push(
          current.run.type === 'running'
            ? `${current.run.phase} ${current.run.checks.length}`
            : current.run.type,
        )
    })
    await session.run('all')
    expect(sources).toEqual(['code'])
    expect([...new Set(seen)]).toEqual([
      'preparing 0',
      'checking 0',
      'checking 1',
      'checking 2',
      'checking 3',
      'done',
    ])
    expect(state().selected).toBe('first')
    expect(store.log).toMatchObject([
      {
        type: 'run',
        exercise: 'softmax',
        scope: 'all',
        state: 'fail',
        passed: 1,
        total: 3,
        hints: 2,
        solutionSeen: false,
        source: 'code',
        engine: 'scripted 1',
      },
    ])
    expect(state().runs.map((run: RunEvent) => run.source)).toEqual(['code'])
    expect(reviewsIn(store.log)).toEqual([])
  })

  test('of the samples alone never lead to a rating', async () => {
    const store = memoryProgress()
    const { session } = await open(store, [runOf('pass')])
    await session.run('samples')
    expect(store.log.map((event) => event.type)).toEqual(['run'])
  })

  test('that the log refuses are still shown', async () => {
    const store = memoryProgress()
    const { session, state } = await open(store, [runOf('pass', 'pass', 'pass')])
    store.refuse(true)
    await session.run('all')
    expect(state()).toMatchObject({ run: { type: 'done' }, unrecorded: true })
  })

  test('cancelled while the examiner gets ready leave nothing behind', async () => {
    const store = memoryProgress()
    const { session, state, sources } = await open(store, [runOf('pass')])
    const run = session.run('samples')
    session.cancel()
    await run
    expect(state().run.type).toBe('none')
    expect(sources).toEqual([])
    expect(store.log).toEqual([])
  })

  test('one at a time', async () => {
    const store = memoryProgress()
    const { session, sources } = await open(store, [runOf('pass'), runOf('pass')])
    await Promise.all([session.run('samples'), session.run('samples')])
    expect(sources).toHaveLength(1)
  })
})

describe('ratings', () => {
  const solve = async (before: (session: ExerciseSession) => void, minutes: number) => {
    const store = memoryProgress()
    const opened = await open(store, [runOf('pass', 'pass', 'pass'), runOf('pass', 'pass', 'pass')])
    before(opened.session)
    now += minutes * minute
    await opened.session.run('all')
    return { ...opened, store }
  }

  test.each([
    ['quick', 2, () => undefined, [4, 'quick']],
    ['in time', 9, () => undefined, [3, 'right']],
    ['late', 30, () => undefined, [2, 'slow']],
    ['with a hint', 2, (session: ExerciseSession) => session.openHint(), [2, 'hints']],
    [
      'with an input shown',
      2,
      (session: ExerciseSession) => session.showInput('first'),
      [2, 'hints'],
    ],
  ] as const)('%s', async (_what, minutes, before, expected) => {
    const { store } = await solve(before, minutes)
    expect(reviewsIn(store.log)).toEqual([expected])
  })

  test('time out of sight does not count', async () => {
    const { store } = await solve((session) => {
      session.setActive(false)
      now += 60 * minute
      session.setActive(true)
    }, 2)
    expect(reviewsIn(store.log)).toEqual([[4, 'quick']])
  })

  test('come once per attempt and can be changed', async () => {
    const { session, state, store } = await solve(() => undefined, 9)
    await session.run('all')
    expect(reviewsIn(store.log)).toHaveLength(1)
    const first = state().attempt.reviewed?.reviewId
    await session.rate(2)
    expect(store.log.slice(-2)).toMatchObject([
      { type: 'retract', review: first },
      {
        type: 'review',
        item: 'exercise:softmax',
        rating: 2,
        proposed: 3,
        reason: 'right',
        score: 1,
      },
    ])
    expect(state().attempt.reviewed).toMatchObject({ rating: 2, proposed: 3 })
  })

  test('opening the solution ends the attempt as not solved', async () => {
    const store = memoryProgress()
    const { session, state } = await open(store, [runOf('pass', 'pass', 'pass')])
    await session.openSolution()
    expect(state().solution).toEqual({ type: 'open', source: 'the reference' })
    expect(reviewsIn(store.log)).toEqual([[1, 'solution-seen']])
    await session.run('all')
    expect(reviewsIn(store.log)).toHaveLength(1)
    expect(store.log.at(-1)).toMatchObject({ type: 'run', solutionSeen: true })
  })

  test('opening it after solving costs nothing', async () => {
    const { session, state, store } = await solve(() => undefined, 9)
    await session.openSolution()
    expect(reviewsIn(store.log)).toEqual([[3, 'right']])
    expect(state().attempt.solutionSeen).toBe(false)
  })

  test('a new attempt starts from the starter and keeps the old code', async () => {
    const { session, state, store } = await solve((s) => s.edit('solved'), 9)
    session.startAgain()
    expect(state()).toMatchObject({
      source: 'starter',
      attempt: { reviewed: null, hints: 0, activeMs: 0 },
      notice: { type: 'again', previous: 'solved' },
    })
    now += 2 * minute
    await session.run('all')
    expect(reviewsIn(store.log)).toEqual([
      [3, 'right'],
      [4, 'quick'],
    ])
  })
})

describe('an attempt', () => {
  test('survives a reload with its hints, time and history', async () => {
    const store = memoryProgress()
    const first = await open(store, [runOf('fail', 'not-run', 'not-run')])
    first.session.openHint()
    first.session.edit('try')
    now += 3 * minute
    await first.session.run('samples')
    first.session.reset()
    first.session.dispose()
    await vi.advanceTimersByTimeAsync(0)
    const { state } = await open(store)
    expect(state()).toMatchObject({
      source: 'starter',
      attempt: { hints: 1, activeMs: 3 * minute },
      versions: [{ source: 'try', why: 'reset' }],
      runs: [{ source: 'try' }],
    })
  })

  test('a reset can be taken back', async () => {
    const { session, state } = await open(memoryProgress())
    session.edit('mine')
    session.reset()
    expect(state()).toMatchObject({ source: 'starter', notice: { type: 'reset' } })
    session.undoNotice()
    expect(state()).toMatchObject({ source: 'mine', notice: null })
  })

  test('kept in a form that is not understood begins anew', async () => {
    const store = memoryProgress()
    await store.progress.kept.save('exercise:softmax:attempt', { startedAt: 'yesterday' })
    const { state } = await open(store)
    expect(state().attempt).toMatchObject({ hints: 0, reviewed: null })
  })
})
