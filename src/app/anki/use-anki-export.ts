import { useEffect, useRef, useState } from 'react'
import type { Language } from '../../base/language.ts'
import type { Clock } from '../../base/clock.ts'
import type { QuestionEntry } from '../../content/types.ts'
import { messageOf } from '../settings/problem-words.ts'
import { saveFile } from '../settings/save-file.ts'
import type { Choice } from './choice.ts'
import type { Form } from './protocol.ts'

export type AnkiExportState =
  | { readonly status: 'idle' | 'cancelled' }
  | { readonly status: 'working'; readonly done: number; readonly total: number }
  | {
      readonly status: 'saved'
      readonly form: Form
      readonly name: string
      readonly bytes: number
      readonly cards: number
    }
  | { readonly status: 'failed'; readonly message: string }

interface AnkiExport {
  readonly state: AnkiExportState
  readonly run: (choice: Choice, entries: readonly QuestionEntry[]) => Promise<void>
  readonly cancel: () => void
}

const types = { apkg: 'application/octet-stream', tsv: 'text/tab-separated-values' } as const

/** Writes the cards into a file and gives it to the browser; leaving the page ends the work. */
export function useAnkiExport(clock: Clock, spoken: Language): AnkiExport {
  const [state, setState] = useState<AnkiExportState>({ status: 'idle' })
  const control = useRef<AbortController | null>(null)
  useEffect(() => () => control.current?.abort(), [])

  const run = async (choice: Choice, entries: readonly QuestionEntry[]) => {
    const { signal } = (control.current = new AbortController())
    const total = entries.length
    setState({ status: 'working', done: 0, total })
    try {
      const { exportAnki } = await import('./export-anki.ts')
      const { name, bytes, cards } = await exportAnki({
        choice,
        entries,
        spoken,
        now: clock(),
        signal,
        onCollected: (done) => {
          if (!signal.aborted) setState({ status: 'working', done, total })
        },
      })
      saveFile(name, bytes, types[choice.form])
      setState({ status: 'saved', form: choice.form, name, bytes: bytes.length, cards })
    } catch (error) {
      if (!signal.aborted) setState({ status: 'failed', message: messageOf(error) })
    }
  }
  const cancel = () => {
    control.current?.abort()
    setState({ status: 'cancelled' })
  }
  return { state, run, cancel }
}
