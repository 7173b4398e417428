import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import {
  browser,
  clock,
  closeAll,
  exercise,
  minute,
  open,
  runOf,
  savedSource,
  scripted,
  withFullDisk,
} from '../../tests/fixtures/exercise-session.ts'
import type { Exercise } from '../content/types.ts'
import { createExerciseSession } from './session.ts'

beforeEach(() => {
  clock.set(Date.parse('2026-03-01T08:00Z'))
  // Only what the session waits with; the database keeps its own time.
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
})
afterEach(() => {
  vi.useRealTimers()
  closeAll()
})

describe('drafts', () => {
  test('are saved after a pause in typing and come back', async () => {
    const progress = await browser().tab()
    const { session, state } = await open(progress)
    expect(state()).toMatchObject({ source: 'starter', draft: { type: 'starter' } })
    session.edit('a')
    session.edit('ab')
    expect(state().draft.type).toBe('unsaved')
    vi.advanceTimersByTime(299)
    expect(await savedSource(progress)).toBeUndefined()
    vi.advanceTimersByTime(1)
    await session.flush()
    expect(await savedSource(progress)).toBe('ab')
    expect(state().draft.type).toBe('saved')
    session.dispose()
    expect((await open(progress)).state().source).toBe('ab')
  })

  test('are saved at once on leaving, without a pause', async () => {
    const progress = await browser().tab()
    const { session } = await open(progress)
    session.edit('last words')
    session.dispose()
    await vi.waitFor(async () => expect(await savedSource(progress)).toBe('last words'))
  })

  test('a refused save says so and is tried again', async () => {
    const progress = await browser().tab()
    let full = true
    const { session, state } = await open(withFullDisk(progress, () => full))
    session.edit('a')
    await session.flush()
    expect(state().draft.type).toBe('failed')
    full = false
    await session.flush()
    expect(state().draft.type).toBe('saved')
    expect(await savedSource(progress)).toBe('a')
  })

  const twoTabs = async () => {
    const { tab } = browser()
    const mine = await tab()
    const theirs = await tab()
    const saveThere = (source: string) =>
      theirs.drafts.save({ exercise: 'softmax', language: 'typescript', source })
    return { mine, saveThere, ...(await open(mine)) }
  }

  test('of another tab are offered, never put over what is here', async () => {
    const { session, state, saveThere } = await twoTabs()
    session.edit('mine')
    await saveThere('theirs')
    await vi.waitFor(() =>
      expect(state()).toMatchObject({ source: 'mine', otherTab: { source: 'theirs' } }),
    )
    session.takeOtherTab()
    expect(state()).toMatchObject({ source: 'theirs', otherTab: null, revision: 1 })
    expect(state().versions.map((version) => version.source)).toEqual(['mine'])
  })

  test('of another tab go to the history when this one types on', async () => {
    const { mine, session, state, saveThere } = await twoTabs()
    session.edit('mine')
    await saveThere('theirs')
    await vi.waitFor(() => expect(state().otherTab).not.toBeNull())
    session.edit('mine too')
    await session.flush()
    expect(state().otherTab).toBeNull()
    expect(state().versions).toEqual([{ at: clock.now(), source: 'theirs', why: 'other-tab' }])
    expect(await savedSource(mine)).toBe('mine too')
  })

  test('that agree again take the offer back', async () => {
    const { session, state, saveThere } = await twoTabs()
    session.edit('same')
    await saveThere('other')
    await vi.waitFor(() => expect(state().otherTab).not.toBeNull())
    await saveThere('same')
    await vi.waitFor(() => expect(state().otherTab).toBeNull())
  })
})

describe('an attempt', () => {
  test('survives a reload with its hints, time and history', async () => {
    const progress = await browser().tab()
    const first = await open(progress, [runOf('fail', 'not-run', 'not-run')])
    first.session.openHint()
    first.session.edit('try')
    clock.wait(3 * minute)
    await first.session.run('samples')
    first.session.reset()
    await first.session.flush()
    first.session.dispose()
    const { state } = await open(progress)
    expect(state()).toMatchObject({
      source: 'starter',
      attempt: { hints: 1, activeMs: 3 * minute },
      versions: [{ source: 'try', why: 'reset' }],
      runs: [{ source: 'try' }],
    })
  })

  test('a reset can be taken back', async () => {
    const { session, state } = await open(await browser().tab())
    session.edit('mine')
    session.reset()
    expect(state()).toMatchObject({ source: 'starter', notice: { type: 'reset' } })
    session.undoNotice()
    expect(state()).toMatchObject({ source: 'mine', notice: null })
  })

  test('kept in a form that is not understood begins anew', async () => {
    const progress = await browser().tab()
    await progress.kept.save('exercise:softmax:attempt', { startedAt: 'yesterday' })
    const { state } = await open(progress)
    expect(state().attempt).toMatchObject({ hints: 0, reviewed: null })
  })
})

test('an exercise that does not exist is missing, one that cannot be fetched has failed', async () => {
  const progress = await browser().tab()
  const sessionOf = (loadExercise: () => Promise<Exercise | null>) =>
    createExerciseSession({
      language: 'typescript',
      slug: 'softmax',
      progress,
      clock: clock.now,
      runner: scripted([]).runner,
      content: {
        loadExercise,
        loadExaminerMaterial: () => Promise.resolve(null),
        loadSolution: () => Promise.resolve(null),
      },
    })
  const missing = sessionOf(() => Promise.resolve(null))
  await missing.load()
  expect(missing.store.getState()).toEqual({ status: 'missing' })
  const failed = sessionOf(() => Promise.reject(new Error('offline')))
  await failed.load()
  expect(failed.store.getState()).toEqual({ status: 'failed' })
  const withoutChecks = sessionOf(() => Promise.resolve(exercise))
  await withoutChecks.load()
  await withoutChecks.run('samples')
  expect(withoutChecks.store.getState()).toMatchObject({
    status: 'ready',
    run: { type: 'unavailable', scope: 'samples' },
  })
})
