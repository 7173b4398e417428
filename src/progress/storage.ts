import type { Progress } from './progress.ts'

/** What the browser says of its storage; browsers that say nothing promise nothing. */
export function storageOf(): Pick<Progress, 'storage' | 'askToPersist'> {
  const manager = typeof navigator === 'undefined' ? undefined : navigator.storage
  return {
    storage: async () => {
      const [estimate, persisted] = await Promise.all([
        manager?.estimate().catch(() => ({})),
        manager?.persisted().catch(() => false),
      ])
      const { usage = 0, quota = 0 }: StorageEstimate = estimate ?? {}
      return { usage, quota, persisted: persisted ?? false }
    },
    askToPersist: async () => (await manager?.persist().catch(() => false)) ?? false,
  }
}
