import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import {
  browser,
  clock,
  closeAll,
  eventsOf,
  minute,
  open,
  ratingsIn,
  runOf,
} from '../../tests/fixtures/exercise-session.ts'
import type { ExerciseSession } from './session.ts'

beforeEach(() => {
  clock.set(Date.parse('2026-03-01T08:00Z'))
  // Only what the session waits with; the database keeps its own time.
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
})
afterEach(() => {
  vi.useRealTimers()
  closeAll()
})

describe('runs', () => {
  test('stream, select the first failure and reach the log with their code', async () => {
    const progress = await browser().tab()
    const { session, state, sources } = await open(progress, [runOf('pass', 'fail', 'timeout')])
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
    expect(await eventsOf(progress)).toMatchObject([
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
    expect(state().runs.map((run) => run.source)).toEqual(['code'])
  })

  test('of code that imports the prelude say so in the log, others do not', async () => {
    const progress = await browser().tab()
    const { session } = await open(progress, [{ ...runOf('fail'), prelude: true }, runOf('fail')])
    await session.run('all')
    await session.run('all')
    const runs = await eventsOf(progress)
    expect(runs.map((run) => 'prelude' in run && run.prelude)).toEqual([true, false])
  })

  test('of the samples alone never lead to a rating', async () => {
    const progress = await browser().tab()
    const { session } = await open(progress, [runOf('pass')])
    await session.run('samples')
    expect((await eventsOf(progress)).map((event) => event.type)).toEqual(['run'])
  })

  test('cancelled while the examiner gets ready leave nothing behind', async () => {
    const progress = await browser().tab()
    const { session, state, sources } = await open(progress, [runOf('pass')])
    const run = session.run('samples')
    session.cancel()
    await run
    expect(state().run.type).toBe('none')
    expect(sources).toEqual([])
    expect(await eventsOf(progress)).toEqual([])
  })

  test('one at a time', async () => {
    const { session, sources } = await open(await browser().tab(), [runOf('pass'), runOf('pass')])
    await Promise.all([session.run('samples'), session.run('samples')])
    expect(sources).toHaveLength(1)
  })
})

describe('ratings', () => {
  const solve = async (before: (session: ExerciseSession) => void, minutes: number) => {
    const progress = await browser().tab()
    const pass = runOf('pass', 'pass', 'pass')
    const opened = await open(progress, [pass, pass])
    before(opened.session)
    clock.wait(minutes * minute)
    await opened.session.run('all')
    return { ...opened, progress }
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
    const { progress } = await solve(before, minutes)
    expect(await ratingsIn(progress)).toEqual([expected])
  })

  test('at the second submit', async () => {
    const progress = await browser().tab()
    const { session } = await open(progress, [
      runOf('pass', 'fail', 'pass'),
      runOf('pass', 'pass', 'pass'),
    ])
    await session.run('all')
    await session.run('all')
    expect(await ratingsIn(progress)).toEqual([[2, 'partly']])
  })

  test('time out of sight does not count', async () => {
    const { progress } = await solve((session) => {
      session.setActive(false)
      clock.wait(60 * minute)
      session.setActive(true)
    }, 2)
    expect(await ratingsIn(progress)).toEqual([[4, 'quick']])
  })

  test('come once per attempt and can be changed', async () => {
    const { session, state, progress } = await solve(() => undefined, 9)
    await session.run('all')
    expect(await ratingsIn(progress)).toHaveLength(1)
    const first = state().attempt.reviewed?.reviewId
    await session.rate(2)
    expect((await eventsOf(progress)).slice(-2)).toMatchObject([
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
    expect(await progress.reviewsOf('exercise:softmax')).toMatchObject([{ rating: 2 }])
    expect(state().attempt.reviewed).toMatchObject({ rating: 2, proposed: 3 })
  })

  test('opening the solution ends the attempt as not solved', async () => {
    const progress = await browser().tab()
    const { session, state } = await open(progress, [runOf('pass', 'pass', 'pass')])
    await session.openSolution()
    expect(state().solution).toEqual({ type: 'open', source: 'the reference' })
    expect(await ratingsIn(progress)).toEqual([[1, 'solution-seen']])
    await session.run('all')
    expect(await ratingsIn(progress)).toHaveLength(1)
    expect((await eventsOf(progress)).at(-1)).toMatchObject({ type: 'run', solutionSeen: true })
  })

  test('opening it after solving costs nothing', async () => {
    const { session, state, progress } = await solve(() => undefined, 9)
    await session.openSolution()
    expect(await ratingsIn(progress)).toEqual([[3, 'right']])
    expect(state().attempt.solutionSeen).toBe(false)
  })

  test('a new attempt starts from the starter and keeps the old code', async () => {
    const { session, state, progress } = await solve((s) => s.edit('solved'), 9)
    session.startAgain()
    expect(state()).toMatchObject({
      source: 'starter',
      attempt: { reviewed: null, hints: 0, activeMs: 0 },
      notice: { type: 'again', previous: 'solved' },
    })
    clock.wait(2 * minute)
    await session.run('all')
    expect(await ratingsIn(progress)).toEqual([
      [3, 'right'],
      [4, 'quick'],
    ])
  })

  test('what is due again is written again, what is not stays as it was', async () => {
    const { session, progress } = await solve((s) => s.edit('solved'), 9)
    session.dispose()
    const soon = await open(progress)
    expect(soon.state()).toMatchObject({ source: 'solved', attempt: { reviewed: { rating: 3 } } })
    soon.session.dispose()
    clock.wait(365 * 24 * 60 * minute)
    expect((await open(progress)).state()).toMatchObject({
      source: 'starter',
      attempt: { reviewed: null },
      versions: [{ source: 'solved', why: 'again' }],
    })
  })
})
