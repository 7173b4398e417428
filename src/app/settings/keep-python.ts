import type { SettingsStore } from '../../progress/settings.ts'

interface Options {
  readonly settings: SettingsStore
  /** Fetches what is missing, which may be nothing. */
  readonly fetchPython: () => Promise<void>
  readonly mayFetch: () => boolean
  readonly whenIdle: (work: () => void) => void
}

interface Watch {
  /** When something has changed: the connection is back. */
  readonly refresh: () => void
}

/** Keeps Python whole for those who want it offline; a new version of the app may have brought another one. */
export function watchPython({ settings, fetchPython, mayFetch, whenIdle }: Options): Watch {
  const refresh = (): void => {
    if (!settings.store.getState().keepPython) return
    whenIdle(() => {
      // Quietly: the settings and the workspace tell of it, and it is tried again.
      if (mayFetch()) fetchPython().catch(() => undefined)
    })
  }
  settings.store.subscribe((now, before) => {
    if (now.keepPython && !before.keepPython) refresh()
  })
  refresh()
  return { refresh }
}

/** There is a connection, and the user does not pay for each byte. */
export function mayFetchQuietly({ onLine, connection }: Quietness): boolean {
  return onLine && connection?.saveData !== true
}

/** Chromium tells whether data is to be saved; this is no standard yet. */
interface Quietness {
  readonly onLine: boolean
  readonly connection?: { readonly saveData?: boolean }
}

export function whenIdle(work: () => void): void {
  // Safari has no such callback.
  if ('requestIdleCallback' in window) window.requestIdleCallback(work, { timeout: 10_000 })
  else setTimeout(work, 3000)
}
