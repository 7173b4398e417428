import { useEffect, useRef, useState } from 'react'
import type { Contents } from '../../progress/progress.ts'
import { dayKey } from '../local-day.ts'
import type { Services } from '../services.ts'
import { messageOf } from './problem-words.ts'
import { saveFile } from './save-file.ts'

export type ExportState =
  | { readonly status: 'idle' | 'writing' }
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
}

const savedAtKey = 'backup:saved-at'

/** Writes everything into one file and gives it to the browser. */
export function useExport(services: Services): Export {
  const { progress, settings, clock, version } = services
  const [state, setState] = useState<ExportState>({ status: 'idle' })
  const [savedAt, setSavedAt] = useState<number | null>(null)
  const busy = useRef(false)

  useEffect(() => {
    progress.kept.load(savedAtKey).then(
      (kept) => setSavedAt(typeof kept === 'number' ? kept : null),
      () => undefined,
    )
  }, [progress])

  const write = async (): Promise<ExportState> => {
    // It carries zod, which the first screen does without.
    const { createBackup } = await import('../../progress/backup.ts')
    const now = clock()
    let written: Contents = { events: [], drafts: [] }
    const source = { contents: async () => (written = await progress.contents()) }
    const about = { now, app: version, settings: { ...settings.store.getState() } }
    const bytes = await createBackup(source, about)
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
    if (busy.current) return
    busy.current = true
    setState({ status: 'writing' })
    const done = await write().catch((error: unknown): ExportState => ({
      status: 'failed',
      message: messageOf(error),
    }))
    busy.current = false
    setState(done)
  }
  return { state, savedAt, run }
}
