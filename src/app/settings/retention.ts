import type { Progress, ProgressState } from '../../progress/progress.ts'
import type { SettingsStore } from '../../progress/settings.ts'
import { isRetention } from './choices.ts'

type Stores = { readonly progress: Progress; readonly settings: SettingsStore }

/** The log has the last word: the newest change may have come from another device. Null while it is read. */
export const retentionInForce = (state: ProgressState): number | null =>
  state.status === 'loading' ? null : state.projections.retention

/** The settings know it before the log is read; the log makes it hold for reviews from now on. */
export async function setRetention({ progress, settings }: Stores, value: number): Promise<void> {
  if (isRetention(value)) settings.set({ retention: value })
  if (retentionInForce(progress.state.getState()) !== value)
    await progress.record({ type: 'setting-changed', key: 'retention', value })
}
