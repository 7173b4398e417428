import { createStore } from 'zustand/vanilla'
import type { Clock } from '../base/clock.ts'
import type { Random } from '../base/random.ts'
import { err, ok, type Result } from '../base/result.ts'
import { openChannel, type Message } from './channel.ts'
import { openDatabase } from './dexie-open.ts'
import { createDexieStore } from './dexie-store.ts'
import { createDrafts } from './drafts.ts'
import { createIds } from './ids.ts'
import { createKept } from './kept.ts'
import { systemZone, type TimeZone } from './local-days.ts'
import { createLog } from './log.ts'
import { createMemoryStore } from './memory-store.ts'
import { databaseName } from './migrations.ts'
import { beginNewLog } from './new-log.ts'
import type { Progress, ProgressState, StorageProblem } from './progress.ts'
import { openProblemOf, problemOf } from './storage-problem.ts'
import { storageOf } from './storage.ts'
import type { Store } from './store.ts'

export interface OpenOptions {
  readonly clock: Clock
  /** Of ids; the platform's own where it is not given. */
  readonly random?: Random
  /** Names this device in its events, if its database has no name yet. */
  readonly deviceName?: string
  readonly databaseName?: string
  readonly zone?: TimeZone
  /** Null: as if the browser had none. */
  readonly indexedDB?: IDBFactory | null
  /** How long to wait before storing is tried again by itself. */
  readonly retryMs?: number
}

const defaultRetryMs = 30_000
const verifyAfterMs = 3000

/** Opens the history; resolves when its projections are there, whatever the browser allows. */
export async function openProgress(options: OpenOptions): Promise<Progress> {
  const nextId = createIds(options.clock, options.random)
  const newDevice = () => options.deviceName ?? nextId()
  const opened = await openLasting(options, nextId, newDevice)
  if (opened.ok) return opened.value
  const store = createMemoryStore(newDevice)
  const { progress, load } = createProgress(options, nextId, store, opened.error)
  await load()
  return progress
}

async function openLasting(
  options: OpenOptions,
  nextId: () => string,
  newDevice: () => string,
): Promise<Result<Progress, StorageProblem>> {
  const tab = { newer: false, onNewer: () => {} }
  const store = await openStore(options, newDevice, () => {
    tab.newer = true
    tab.onNewer()
  })
  if (!store.ok) return tab.newer ? err({ type: 'newer' }) : store
  const { progress, load, verify, superseded } = createProgress(options, nextId, store.value, null)
  try {
    await load()
    tab.onNewer = superseded
    if (tab.newer) superseded()
    // After the first screen: counting a long log takes longer than all the rest.
    setTimeout(() => void verify().catch(() => undefined), verifyAfterMs)
    return ok(progress)
  } catch (error) {
    progress.close()
    return err(tab.newer ? { type: 'newer' } : problemOf(error))
  }
}

async function openStore(
  options: OpenOptions,
  newDevice: () => string,
  onSuperseded: () => void,
): Promise<Result<Store, StorageProblem>> {
  try {
    // Reading the property itself throws where a policy forbids storage.
    const indexedDB = options.indexedDB === undefined ? globalThis.indexedDB : options.indexedDB
    if (!indexedDB) return err({ type: 'blocked' })
    const name = options.databaseName ?? databaseName
    await beginNewLog(name, indexedDB)
    const database = await openDatabase({ name, indexedDB, onSuperseded })
    return database.ok ? ok(await createDexieStore(database.value, newDevice)) : database
  } catch (error) {
    return err(openProblemOf(error))
  }
}

/** `unavailable`: why the store only lasts for this sitting; null if it lasts. */
function createProgress(
  options: OpenOptions,
  nextId: () => string,
  store: Store,
  unavailable: StorageProblem | null,
): {
  readonly progress: Progress
  readonly load: () => Promise<void>
  readonly verify: () => Promise<void>
  readonly superseded: () => void
} {
  const { clock } = options
  const state = createStore<ProgressState>()(() => ({ status: 'loading' }))
  let problem: StorageProblem | null = null
  let closed = false
  let retryTimer: ReturnType<typeof setTimeout> | undefined

  const publish = () => {
    const projections = log.projections()
    // Nothing waits in memory any more: the trouble is over, unless another version took over.
    if (log.unsaved() + drafts.unsaved().length === 0 && problem?.type !== 'newer') problem = null
    const known = state.getState()
    const told = unavailable ?? problem
    if (known.status !== 'loading' && known.projections === projections && known.problem === told)
      return
    if (unavailable) state.setState({ status: 'unavailable', problem: unavailable, projections })
    else state.setState({ status: 'ready', problem, projections })
  }
  const fail = (error: unknown) => {
    if (closed || problem?.type === 'newer') return
    problem = problemOf(error)
    clearTimeout(retryTimer)
    retryTimer = setTimeout(() => void retry(), options.retryMs ?? defaultRetryMs)
  }
  const channel = unavailable
    ? { tell: () => undefined, close: () => undefined }
    : openChannel(options.databaseName ?? databaseName, (message) => void hear(message))
  const log = createLog({
    store,
    clock,
    nextId,
    zone: options.zone ?? systemZone(),
    onChange: publish,
    onAppended: () => channel.tell({ type: 'appended' }),
    onFailure: fail,
  })
  const drafts = createDrafts({
    store,
    clock,
    lasting: unavailable === null,
    onSaved: (draft) => {
      channel.tell({ type: 'draft', draft })
      publish()
    },
    onFailure: (error) => {
      fail(error)
      publish()
    },
  })
  const { kept, forget } = createKept(store, fail)

  const forgetUnsaved = () => {
    drafts.forget()
    forget()
  }
  const hear = async (message: Message): Promise<void> => {
    switch (message.type) {
      case 'appended':
        return log.catchUp()
      case 'draft':
        return drafts.receive(message.draft)
      case 'erased':
        forgetUnsaved()
        return log.startOver()
      case 'merged':
        return log.reload()
    }
  }
  const retry = async (): Promise<boolean> => {
    await log.save()
    await drafts.save()
    publish()
    return log.unsaved() + drafts.unsaved().length === 0
  }
  /** A page that comes back from the browser's cache has missed what was told meanwhile. */
  const comeBack = (event: PageTransitionEvent) => {
    if (event.persisted) void log.catchUp()
  }
  const page = typeof addEventListener === 'function' ? globalThis : null
  page?.addEventListener('pageshow', comeBack)

  const progress: Progress = {
    state,
    record: async (event) => (await log.recordAll([event]))[0],
    recordAll: log.recordAll,
    reviewsOf: log.reader.reviewsOf,
    reviewsSince: log.reader.reviewsSince,
    runsOf: log.reader.runsOf,
    drafts: drafts.drafts,
    kept,
    rebuild: log.rebuild,
    retry,
    contents: async () => ({
      events: await log.reader.events(),
      drafts: await drafts.drafts.list(),
    }),
    merge: async (theirs, onProgress) => {
      try {
        const merged = await log.merge(theirs, onProgress)
        if (merged.events > 0) channel.tell({ type: 'merged' })
        for (const draft of merged.drafts) {
          drafts.receive(draft)
          channel.tell({ type: 'draft', draft })
        }
        return ok({ events: merged.events, drafts: merged.drafts.length })
      } catch (error) {
        return err(problemOf(error))
      }
    },
    ...storageOf(),
    erase: async () => {
      await log.erase()
      forgetUnsaved()
      channel.tell({ type: 'erased' })
      publish()
    },
    close: () => {
      closed = true
      clearTimeout(retryTimer)
      page?.removeEventListener('pageshow', comeBack)
      channel.close()
      store.close()
    },
  }
  return {
    progress,
    load: log.load,
    verify: log.verify,
    superseded: () => {
      problem = { type: 'newer' }
      publish()
    },
  }
}
