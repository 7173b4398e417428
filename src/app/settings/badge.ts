import type { Services } from '../services.ts'

/** What the browser offers for the sign on the app's icon. */
export interface BadgeSign {
  readonly set: (count: number) => Promise<void>
  readonly clear: () => Promise<void>
}

type Options = Pick<Services, 'progress' | 'settings'> & {
  /** Null where there is none. */
  readonly sign: BadgeSign | null
  readonly due: () => number
  readonly waitMs?: number
}

/** Keeps the number of due items on the app's icon, if the user wants it. */
export function watchBadge(options: Options): { readonly refresh: () => void } {
  const { progress, settings, sign, due, waitMs = 300 } = options
  if (!sign) return { refresh: () => undefined }
  let shown: number | null = null
  const show = async (): Promise<void> => {
    const count = settings.store.getState().badge ? due() : null
    if (count === shown) return
    // Without a number the sign would be a dot.
    await (count === null || count === 0 ? sign.clear() : sign.set(count))
    shown = count
  }
  let timer: ReturnType<typeof setTimeout> | undefined
  const refresh = (): void => {
    clearTimeout(timer)
    // It is an ornament: where the browser refuses it nothing is lost.
    timer = setTimeout(() => void show().catch(() => undefined), waitMs)
  }
  progress.state.subscribe(refresh)
  settings.store.subscribe((now, before) => {
    if (now.badge !== before.badge) refresh()
  })
  refresh()
  return { refresh }
}

interface BadgeNavigator {
  readonly setAppBadge?: (count: number) => Promise<void>
  readonly clearAppBadge?: () => Promise<void>
}

export function badgeSign(navigator: BadgeNavigator): BadgeSign | null {
  const { setAppBadge, clearAppBadge } = navigator
  if (!setAppBadge || !clearAppBadge) return null
  return {
    set: (count) => setAppBadge.call(navigator, count),
    clear: () => clearAppBadge.call(navigator),
  }
}
