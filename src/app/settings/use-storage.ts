import { useEffect, useState } from 'react'
import { useStore } from 'zustand'
import { catalog } from '../../content/catalog.ts'
import type { Progress } from '../../progress/progress.ts'
import {
  measureCaches,
  storedSizes,
  type CachedBytes,
  type StoredSize,
  type Usage,
} from './measure.ts'
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
const nothing: CachedBytes = { kinds: { content: 0, editor: 0, python: 0, app: 0 }, all: 0 }

const cachedFiles = (): Promise<CachedBytes> =>
  // Only secure pages have caches.
  'caches' in window
    ? measureCaches({
        caches: window.caches,
        base: new URL(import.meta.env.BASE_URL, location.origin).href,
        kindOf: (path) => fileKindOf(path, contentNames),
      }).catch(() => nothing)
    : Promise.resolve(nothing)

interface Told {
  readonly usage: Usage
  readonly quota: number
}

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

/** Added up after the page is drawn, and again when history has changed or files, which `stage` tells. */
export function useStorage(progress: Progress, stage: string): Storage {
  const [files, setFiles] = useState<CachedBytes | null>(null)
  const [told, setTold] = useState<Told | null>(null)
  const [persisted, setPersisted] = useState<boolean | null>(null)
  const history = useStore(progress.state)

  // A walk over a hundred files: only when they may have changed.
  useEffect(() => {
    let current = true
    void cachedFiles().then((found) => {
      if (current) setFiles(found)
    })
    return () => {
      current = false
    }
  }, [stage])

  const first = told === null
  useEffect(() => {
    let current = true
    const look = async () => {
      const [storage, database] = await Promise.all([progress.storage(), databaseBytes()])
      if (!current) return
      setTold({ usage: { total: storage.usage, database }, quota: storage.quota })
      setPersisted(storage.persisted)
    }
    // Answers come one after the other, also from other tabs: it is enough to ask when they pause.
    const timer = setTimeout(() => void look(), first ? 0 : 1000)
    return () => {
      current = false
      clearTimeout(timer)
    }
  }, [progress, files, history, first])

  const ask = async () => {
    const granted = await progress.askToPersist()
    setPersisted(granted)
    return granted
  }
  const measured = files && told && { sizes: storedSizes(files, told.usage), quota: told.quota }
  return { measured, persisted, ask }
}
