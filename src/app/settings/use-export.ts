import { useEffect, useRef, useState } from 'react'
import type { Contents } from '../../progress/progress.ts'
import { dayKey } from '../local-day.ts'
import type { Services } from '../services.ts'
import { messageOf } from './problem-words.ts'
import { saveFile } from './save-file.ts'

export type ExportState =
  | { readonly status: 'idle' }
  | { readonly status: 'writing'; readonly share: number }
  | {
      readonly status: 'saved'
      readonly name: string
      readonly bytes: number
      readonly events: number
      readonly drafts: number
    }
  | { readonly status: 'failed'; readonly message: string }

export interface Export {
  readonly state: ExportState
  /** When a backup was last saved on this device, or null. */
  readonly savedAt: number | null
  readonly run: () => Promise<void>
  readonly cancel: () => void
}

const savedAtKey = 'backup:saved-at'

/** Writes everything into one file and gives it to the browser. */
export function useExport(services: Services): Export {
  const { progress, settings, clock, version } = services
  const [state, setState] = useState<ExportState>({ status: 'idle' })
  const [savedAt, setSavedAt] = useState<number | null>(null)
  const writing = useRef<AbortController>(null)
  useEffect(() => () => writing.current?.abort(), [])

  useEffect(() => {
    progress.kept.load(savedAtKey).then(
      (kept) => setSavedAt(typeof kept === 'number' ? kept : null),
      () => undefined,
    )
  }, [progress])

  const write = async (signal: AbortSignal): Promise<ExportState> => {
    // It carries zod, which the first screen does without.
    const { createBackup } = await import('../../progress/backup.ts')
    const now = clock()
    let written: Contents = { events: [], drafts: [] }
    const source = { contents: async () => (written = await progress.contents()) }
    const about = { now, app: version, settings: { ...settings.store.getState() } }
    const bytes = await createBackup(source, about, {
      signal,
      onProgress: (share) => setState({ status: 'writing', share }),
    })
    signal.throwIfAborted()
    const name = `offhand-${dayKey(now)}.json.gz`
    saveFile(name, bytes)
    setSavedAt(now)
    progress.kept.save(savedAtKey, now).catch(() => undefined)
    const { events, drafts } = written
    return {
      status: 'saved',
      name,
      bytes: bytes.length,
      events: events.length,
      drafts: drafts.length,
    }
  }
  const run = async () => {
    if (writing.current) return
    const { signal } = (writing.current = new AbortController())
    setState({ status: 'writing', share: 0 })
    const done = await write(signal).catch((error: unknown): ExportState =>
      signal.aborted ? { status: 'idle' } : { status: 'failed', message: messageOf(error) },
    )
    writing.current = null
    setState(done)
  }
  return { state, savedAt, run, cancel: () => writing.current?.abort() }
}
