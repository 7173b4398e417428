import type { Clock } from '../base/clock.ts'
import type { Random } from '../base/random.ts'
import type { Progress } from '../progress/progress.ts'
import type { SettingsStore } from '../progress/settings.ts'
import type { Pwa } from './pwa.ts'

/** What main.tsx builds once and the pages receive: no module of ours reaches for the world itself. */
export interface Services {
  readonly progress: Progress
  readonly settings: SettingsStore
  readonly pwa: Pwa
  readonly clock: Clock
  readonly random: Random
  /** Of this build; shown in the settings and written into backups. */
  readonly version: string
}
