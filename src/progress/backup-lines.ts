import { err, ok, type Result } from '../base/result.ts'
import type { Backup } from './backup.ts'
import { checkHead, createEventCheck, type ImportProblem } from './check-backup.ts'

/** `other-form`: not written line by line; it may still be a backup when it is read as a whole. */
type Ended = Result<Backup, ImportProblem> | 'other-form'

/**
 * Reads a backup in the form in which we write it (a head that ends in `"events":[`, an event a line,
 * `]}`) while it is unpacked. What it takes is taken in the same way when it is read as one value.
 */
export function createLineReader(): {
  readonly take: (text: string) => void
  readonly end: () => Ended
} {
  const check = createEventCheck()
  let head: ReturnType<typeof checkHead> | null = null
  let ended: Ended | null = null
  /** `open`: an event may follow, or the end; `comma`: an event must; `closed`: only blank space may. */
  let place: 'head' | 'first' | 'comma' | 'open' | 'closed' = 'head'
  let unfinished: string[] = []

  const takeHead = (line: string): void => {
    if (!line.endsWith(headEnd)) return void (ended = 'other-form')
    const value = parsed(`${line}]}`)
    if (value === nothing) return void (ended = 'other-form')
    head = checkHead(value)
    if (!head.ok) ended = head
    place = 'first'
  }
  const takeLine = (raw: string): void => {
    const line = raw.trim()
    if (place === 'head') return takeHead(line)
    if (place === 'closed') {
      if (line !== '') ended = 'other-form'
      return
    }
    if (line === ']}') {
      if (place === 'comma') ended = 'other-form'
      place = 'closed'
      return
    }
    const more = line.endsWith(',')
    const value = place === 'open' ? nothing : parsed(more ? line.slice(0, -1) : line)
    if (value === nothing) return void (ended = 'other-form')
    place = more ? 'comma' : 'open'
    const fault = check.take(value)
    if (fault) ended = err(fault)
  }

  return {
    take: (text) => {
      if (ended) return
      if (!text.includes('\n')) return void unfinished.push(text)
      const lines = [...unfinished, text].join('').split('\n')
      unfinished = [lines.pop() ?? '']
      for (const line of lines) {
        takeLine(line)
        if (ended) return
      }
    },
    end: () => {
      const last = unfinished.join('')
      if (!ended && last.trim() !== '') takeLine(last)
      if (ended) return ended
      if (!head?.ok || place !== 'closed') return 'other-form'
      return ok({ ...head.value, events: check.events })
    },
  }
}

const headEnd = '"events":['

/** What no JSON is. */
const nothing = Symbol('nothing')

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return nothing
  }
}
