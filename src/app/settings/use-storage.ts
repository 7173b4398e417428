import { useEffect, useState } from 'react'
import { useStore } from 'zustand'
import { catalog } from '../../content/catalog.ts'
import type { Progress } from '../../progress/progress.ts'
import type { OfflineState } from '../pwa.ts'
import { measureCaches, storedSizes, type CachedBytes, type StoredSize } from './measure.ts'
import { fileKindOf } from './stored-kind.ts'

export interface Measured {
  readonly sizes: readonly StoredSize[]
  readonly quota: number
}

interface Storage {
  /** Null until it is added up. */
  readonly measured: Measured | null
  readonly persisted: boolean | null
  /** Asks the browser to keep the data; what it answered. */
  readonly ask: () => Promise<boolean>
}

const contentNames: ReadonlySet<string> = new Set([
  ...catalog.topics.map(({ id }) => id),
  ...catalog.exercises.map(({ slug }) => slug),
])
const nothing: CachedBytes = { kinds: { content: 0, editor: 0, app: 0 }, all: 0 }

const cached = (): Promise<CachedBytes> =>
  // Only secure pages have caches.
  'caches' in window
    ? measureCaches({
        caches: window.caches,
        base: new URL(import.meta.env.BASE_URL, location.origin).href,
        kindOf: (path) => fileKindOf(path, contentNames),
      }).catch(() => nothing)
    : Promise.resolve(nothing)

interface Estimate extends StorageEstimate {
  readonly usageDetails?: { readonly indexedDB?: number }
}

/** Chromium says what each kind of storage takes; this is no standard yet. */
async function databaseBytes(): Promise<number | null> {
  const manager: StorageManager | undefined = navigator.storage
  const estimate: Estimate = (await manager?.estimate().catch(() => null)) ?? {}
  // What is empty is left out.
  return estimate.usageDetails ? (estimate.usageDetails.indexedDB ?? 0) : null
}

/** Added up after the page is drawn, and again when files or history have changed. */
export function useStorage(progress: Progress, offline: OfflineState): Storage {
  const [measured, setMeasured] = useState<Measured | null>(null)
  const [persisted, setPersisted] = useState<boolean | null>(null)
  const history = useStore(progress.state)

  useEffect(() => {
    let current = true
    const measure = async () => {
      const [files, { usage, quota, persisted: kept }, database] = await Promise.all([
        cached(),
        progress.storage(),
        databaseBytes(),
      ])
      if (!current) return
      setMeasured({ sizes: storedSizes(files, { total: usage, database }), quota })
      setPersisted(kept)
    }
    measure().catch(() => setMeasured({ sizes: [], quota: 0 }))
    return () => {
      current = false
    }
  }, [progress, offline, history])

  const ask = async () => {
    const granted = await progress.askToPersist()
    setPersisted(granted)
    return granted
  }
  return { measured, persisted, ask }
}
