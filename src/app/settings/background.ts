import type { i18n } from 'i18next'
import { catalog } from '../../content/catalog.ts'
import { settings as en } from '../../i18n/en/settings.ts'
import { settings as zh } from '../../i18n/zh/settings.ts'
import type { Services } from '../services.ts'
import { badgeSign, watchBadge } from './badge.ts'
import { dueItems } from './due-items.ts'
import { mayFetchQuietly, watchPython, whenIdle } from './keep-python.ts'
import { createLocalBackups, type LocalBackups } from './local-backups.ts'
import { folderPicker } from './local-folder.ts'
import { notify } from './notifications.ts'
import { watchReminder } from './reminder.ts'

interface Background {
  readonly localBackups: LocalBackups
}

const running = new WeakMap<Services, Background>()

/** What goes on beside the pages; one for all that ask. */
export function backgroundOf(services: Services): Background {
  const known = running.get(services)
  if (known) return known
  const picker = folderPicker()
  const background = { localBackups: createLocalBackups({ ...services, picker, alone }) }
  running.set(services, background)
  return background
}

/** Starts what waits for the user's answers or for the clock. Loaded after the first screen. */
export function startBackground(services: Services, translator: i18n): void {
  const { progress, settings, clock } = services
  const { localBackups } = backgroundOf(services)
  const due = (): number => {
    const state = progress.state.getState()
    return state.status === 'loading' ? 0 : dueItems(state.projections, catalog, clock())
  }
  const badge = watchBadge({ progress, settings, sign: badgeSign(navigator), due })
  watchReminder({
    ...{ progress, settings, clock, due },
    notify: (count) => {
      // They come with this chunk, not with the first screen.
      for (const [language, words] of Object.entries({ en, zh }))
        translator.addResourceBundle(language, 'settings', words)
      const t = translator.getFixedT(translator.language, 'settings')
      const icon = `${import.meta.env.BASE_URL}icon-192.png`
      const words = { title: t('notify.message'), body: t('notify.messageText', { count }) }
      void notify({ ...words, icon })
    },
  })
  const python = watchPython({
    ...{ settings, whenIdle },
    mayFetch: () => mayFetchQuietly(navigator),
    fetchPython: async () => {
      const { pythonDownload } = await import('../../runner/engines/python/this-device.ts')
      await pythonDownload.fetchPython()
    },
  })
  window.addEventListener('online', python.refresh)
  const look = () => void localBackups.writeIfDue().catch(() => undefined)
  look()
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState !== 'visible') return
    badge.refresh()
    look()
  })
}

/** In one tab at a time; another tab that is at it does the same work. */
const alone = async (work: () => Promise<void>): Promise<void> => {
  const locks: LockManager | undefined = navigator.locks
  if (!locks) return work()
  await locks.request('offhand:local-backup', () => work())
}
