import { useRef, type KeyboardEvent, type RefObject } from 'react'
import { useHotkeys } from '../../ui/use-keys.ts'

interface Words {
  readonly search: string
  readonly next: string
  readonly previous: string
}

interface RowKeys {
  readonly list: RefObject<HTMLDivElement | null>
  readonly search: RefObject<HTMLInputElement | null>
  /** Arrow keys, where the list or the search has the focus; elsewhere they scroll. */
  readonly onArrows: (event: KeyboardEvent) => void
}

/** `/` searches, J and K or the arrows go through the rows, Enter opens: rows are links. */
export function useRowKeys(words: Words, grow: () => void): RowKeys {
  const list = useRef<HTMLDivElement>(null)
  const search = useRef<HTMLInputElement>(null)
  const step = (by: 1 | -1) => {
    const rows = [...(list.current?.querySelectorAll<HTMLElement>('[data-row]') ?? [])]
    const at = rows.findIndex((row) => row === document.activeElement)
    if (at + by >= rows.length - 1) grow()
    if (at === 0 && by === -1) search.current?.focus()
    else rows[at === -1 ? 0 : Math.min(rows.length - 1, at + by)]?.focus()
  }
  const focusSearch = () => {
    search.current?.focus()
    search.current?.select()
  }
  useHotkeys({
    '/': { run: focusSearch, label: words.search },
    j: { run: () => step(1), label: words.next },
    k: { run: () => step(-1), label: words.previous },
  })
  const onArrows = (event: KeyboardEvent) => {
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : null
    if (by === null || (by === -1 && event.currentTarget === search.current)) return
    event.preventDefault()
    step(by)
  }
  return { list, search, onArrows }
}
