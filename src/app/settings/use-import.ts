import { useEffect, useRef, useState } from 'react'
import type { MergeResult, StorageProblem } from '../../progress/progress.ts'
import { parseSettings } from '../../progress/settings.ts'
import type { Services } from '../services.ts'
import { messageOf, type FileProblem } from './problem-words.ts'
import { readFile, type ReadFile } from './read-file.ts'
import { setRetention } from './retention.ts'

export type ImportState =
  | { readonly status: 'idle' }
  /** `share`: how much of it is done, 0 … 1. */
  | { readonly status: 'reading'; readonly name: string; readonly share: number }
  | { readonly status: 'comparing'; readonly name: string }
  | { readonly status: 'refused'; readonly name: string; readonly problem: FileProblem }
  /** `problem`: why the last attempt to take it in changed nothing. */
  | {
      readonly status: 'read'
      readonly file: ReadFile
      readonly problem: StorageProblem | null
    }
  | {
      readonly status: 'applying'
      readonly file: ReadFile
      readonly problem: null
      readonly share: number
    }
  | { readonly status: 'applied'; readonly merged: MergeResult; readonly settings: boolean }

export interface Import {
  readonly state: ImportState
  readonly read: (files: readonly File[]) => Promise<void>
  readonly apply: (file: ReadFile, takeSettings: boolean) => Promise<void>
  readonly cancel: () => void
}

/** From a chosen file to what it changed. The latest file wins; while one is taken in, others wait. */
export function useImport(services: Services): Import {
  const { progress, settings } = services
  const [state, setState] = useState<ImportState>({ status: 'idle' })
  const attempt = useRef(0)
  const applying = useRef(false)
  const reading = useRef<AbortController>(null)
  useEffect(() => () => reading.current?.abort(), [])

  const read = async (files: readonly File[]) => {
    const [first, ...more] = files
    if (!first || applying.current) return
    const mine = ++attempt.current
    reading.current?.abort()
    const { signal } = (reading.current = new AbortController())
    const show = (next: ImportState) => {
      if (mine === attempt.current) setState(next)
    }
    const { name } = first
    if (more.length > 0) return show({ status: 'refused', name, problem: { type: 'several' } })
    show({ status: 'reading', name, share: 0 })
    const result = await readFile(first, {
      progress,
      settings: settings.store.getState(),
      onProgress: (share) => show({ status: 'reading', name, share }),
      signal,
      onComparing: () => show({ status: 'comparing', name }),
    })
    show(
      result.ok
        ? { status: 'read', file: result.value, problem: null }
        : { status: 'refused', name, problem: result.error },
    )
  }

  const takeSettings = async (theirs: ReadFile['backup']['settings']) => {
    const taken = parseSettings(theirs, settings.store.getState())
    settings.set(taken)
    if (theirs?.['retention'] === taken.retention) await setRetention(services, taken.retention)
  }

  const apply = async (file: ReadFile, withSettings: boolean) => {
    if (applying.current) return
    applying.current = true
    const show = (share: number) => setState({ status: 'applying', file, problem: null, share })
    show(0)
    try {
      const merged = await progress.merge(file.backup, show)
      if (merged.ok && withSettings) await takeSettings(file.backup.settings)
      setState(
        merged.ok
          ? { status: 'applied', merged: merged.value, settings: withSettings }
          : { status: 'read', file, problem: merged.error },
      )
    } catch (error) {
      setState({ status: 'read', file, problem: { type: 'failed', message: messageOf(error) } })
    } finally {
      applying.current = false
    }
  }

  const cancel = () => {
    attempt.current += 1
    reading.current?.abort()
    setState({ status: 'idle' })
  }
  return { state, read, apply, cancel }
}
