import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Progress } from '../../progress/progress.ts'
import { dayKey } from '../local-day.ts'
import type { Services } from '../services.ts'
import { historyMark } from './history-mark.ts'
import { keptChoice, parseChoice, type Choice } from './local-choice.ts'
import { askPermission, type LocalFolder, permissionOf, writeInto } from './local-folder.ts'
import { messageOf } from './problem-words.ts'

export type LocalBackupState =
  | { readonly status: 'unsupported' | 'reading' | 'off' }
  | {
      readonly status: 'on'
      readonly folder: string
      readonly permission: PermissionState
      readonly writtenAt: number | null
      readonly writing: boolean
      /** Of the last attempt. */
      readonly failure: string | null
    }

/** Backups into a folder of the user's, by themselves once a day. */
export interface LocalBackups {
  readonly state: StoreApi<LocalBackupState>
  readonly pick: () => Promise<void>
  /** Asks for the permission anew, right after a click, and catches up. */
  readonly allow: () => Promise<void>
  readonly writeNow: () => Promise<void>
  /** Forgets the folder; its files stay. */
  readonly stop: () => Promise<void>
  /** Writes when something has changed and the last file is of another day. */
  readonly writeIfDue: () => Promise<void>
}

type Options = Pick<Services, 'progress' | 'settings' | 'clock' | 'random' | 'version'> & {
  readonly picker: (() => Promise<LocalFolder>) | null
  /** One tab writes at a time. */
  readonly alone: (work: () => Promise<void>) => Promise<void>
  /** Answers come one after the other: it waits until they pause. */
  readonly waitMs?: number
}

export function createLocalBackups(options: Options): LocalBackups {
  const { progress, settings, clock, picker, alone, waitMs = 5000 } = options
  const state = createStore<LocalBackupState>()(() => ({
    status: picker ? 'reading' : 'unsupported',
  }))
  const load = async (): Promise<Choice | null> =>
    parseChoice(await progress.kept.load(keptChoice).catch(() => null))
  const show = async (choice: Choice | null, failure: string | null = null): Promise<void> => {
    if (!choice) return state.setState({ status: 'off' }, true)
    const { folder, writtenAt } = choice
    const permission = await permissionOf(folder).catch(() => 'denied' as const)
    state.setState(
      { ...{ status: 'on', folder: folder.name, permission, writtenAt, writing: false, failure } },
      true,
    )
  }
  const refresh = async (): Promise<void> => show(await load())

  const write = async (choice: Choice): Promise<void> => {
    const now = clock()
    const shown = state.getState()
    if (shown.status === 'on') state.setState({ ...shown, writing: true }, true)
    try {
      // Taken first: what is answered meanwhile is written next time once more.
      const mark = await markNow()
      // It is not part of the first screen.
      const { createBackup } = await import('../../progress/backup.ts')
      const about = { now, app: options.version, settings: { ...settings.store.getState() } }
      const bytes = await createBackup(progress, about)
      await writeInto(choice.folder, { tag: choice.tag, day: dayKey(now), bytes })
      const written = { ...choice, writtenAt: now, mark }
      // Erased or stopped meanwhile: what is forgotten stays forgotten.
      if (await load()) await progress.kept.save(keptChoice, written)
      await refresh()
    } catch (error) {
      await show(await load(), messageOf(error))
    }
  }
  const markNow = async (): Promise<string> => {
    const now = progress.state.getState()
    const drafts = await progress.drafts.list()
    return now.status === 'loading' ? '' : historyMark(now.projections, drafts)
  }
  const writeIf = (due: (choice: Choice) => Promise<boolean>): Promise<void> =>
    alone(async () => {
      const choice = await load()
      await show(choice)
      const shown = state.getState()
      if (choice && shown.status === 'on' && shown.permission === 'granted' && (await due(choice)))
        await write(choice)
    })
  const isDue = async ({ mark, writtenAt }: Choice): Promise<boolean> =>
    (writtenAt === null || dayKey(writtenAt) !== dayKey(clock())) && mark !== (await markNow())

  const writeIfDue = () => writeIf(isDue)
  const writeNow = () => writeIf(() => Promise.resolve(true))
  if (picker) watch(progress, waitMs, () => void writeIfDue().catch(() => undefined))

  return {
    state,
    writeIfDue: picker ? writeIfDue : () => Promise.resolve(),
    writeNow,
    pick: async () => {
      const folder = await picker?.().catch((error: unknown) => {
        // The user has closed the window.
        if (error instanceof DOMException && error.name === 'AbortError') return undefined
        throw error
      })
      if (!folder) return
      const known = await load()
      const tag =
        known?.tag ??
        Math.floor(options.random() * 36 ** 4)
          .toString(36)
          .padStart(4, '0')
      await progress.kept.save(keptChoice, { folder, tag, writtenAt: null, mark: null })
      await writeNow()
    },
    allow: async () => {
      const choice = await load()
      if (!choice) return refresh()
      await askPermission(choice.folder)
      await writeIfDue()
    },
    stop: async () => {
      await progress.kept.remove(keptChoice)
      await refresh()
    },
  }
}

function watch(progress: Progress, waitMs: number, onPause: () => void): void {
  let timer: ReturnType<typeof setTimeout> | undefined
  progress.state.subscribe((now, before) => {
    if (now.status !== 'ready' || before.status !== 'ready') return
    if (now.projections === before.projections) return
    clearTimeout(timer)
    timer = setTimeout(onPause, waitMs)
  })
}
