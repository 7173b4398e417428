import { createStore, type StoreApi } from 'zustand/vanilla'

/** Whether this visit would also work without a network. */
export type OfflineState =
  | 'unsupported' // no service worker: plain http, a private window of some browsers, or the dev server
  | 'preparing' // files are being stored for the first time
  | 'ready'
  | 'failed'

export interface PwaState {
  readonly offline: OfflineState
  /** `waiting`: a new version is stored and waits for the user; `taken-over`: another tab started it. */
  readonly update: 'none' | 'waiting' | 'updating' | 'taken-over'
  /** When the server was last asked for a newer version, in milliseconds since the epoch. */
  readonly checkedAt: number | null
}

export interface Pwa {
  readonly state: StoreApi<PwaState>
  /** Starts the new version; the page reloads when it has taken over. */
  readonly update: () => void
  /** Asks the server for a newer version. */
  readonly check: () => Promise<void>
}

interface Options {
  readonly url: string
  readonly scope: string
  readonly enabled: boolean
  readonly clock: () => number
  readonly reload: () => void
}

/** The service worker waits until the user accepts an update: a page in use must not lose its lazy chunks. */
export function startPwa({ url, scope, enabled, clock, reload }: Options): Pwa {
  const supported = enabled && 'serviceWorker' in navigator
  const state = createStore<PwaState>()(() => ({
    offline: supported ? 'preparing' : 'unsupported',
    update: 'none',
    checkedAt: null,
  }))
  let skipWaiting = () => {}
  let ask: () => Promise<void> = () => Promise.resolve()

  const register = async () => {
    const { Workbox } = await import('workbox-window')
    const workbox = new Workbox(url, { scope })
    /** A first installation, also one that another tab began, takes nothing over. */
    const controlled = navigator.serviceWorker.controller !== null
    let asked = false
    skipWaiting = () => {
      asked = true
      workbox.messageSkipWaiting()
    }
    const waiting = () => state.setState({ update: 'waiting' })
    workbox.addEventListener('waiting', waiting)
    workbox.addEventListener('activated', () => state.setState({ offline: 'ready' }))
    workbox.addEventListener('controlling', (event) => {
      if (asked) reload()
      // Reloading unasked would take the page out of the user's hands.
      else if (controlled && (event.isUpdate || event.isExternal))
        state.setState({ update: 'taken-over' })
      else state.setState({ offline: 'ready' })
    })
    workbox.addEventListener('redundant', () => {
      // The first installation did not finish: a file was missing or the connection went away.
      if (!navigator.serviceWorker.controller) state.setState({ offline: 'failed' })
    })
    const registration = await workbox.register()
    if (registration?.active) state.setState({ offline: 'ready' })
    if (registration?.waiting) waiting()
    state.setState({ checkedAt: clock() })
    ask = async () => {
      await workbox.update()
      state.setState({ checkedAt: clock() })
    }
  }
  if (supported)
    register().catch(() => {
      state.setState({ offline: navigator.serviceWorker.controller ? 'ready' : 'failed' })
    })

  return {
    state,
    update: () => {
      state.setState({ update: 'updating' })
      skipWaiting()
    },
    check: () => ask(),
  }
}
