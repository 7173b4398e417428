import { useRef, type KeyboardEvent, type RefObject } from 'react'
import { useText } from '../../i18n/use-text.ts'
import { useHotkeys } from '../../ui/use-keys.ts'

interface ListKeys {
  readonly list: RefObject<HTMLDivElement | null>
  /** Where the list has the focus; elsewhere arrow keys scroll. */
  readonly onArrows: (event: KeyboardEvent) => void
}

/** J and K, and the arrow keys, go through the rows. */
export function useListKeys(): ListKeys {
  const t = useText('map')
  const list = useRef<HTMLDivElement>(null)
  const step = (by: 1 | -1) => {
    const rows = [...(list.current?.querySelectorAll<HTMLElement>('[data-node]') ?? [])]
    const at = rows.findIndex((row) => row === document.activeElement)
    rows[at === -1 ? 0 : Math.max(0, Math.min(rows.length - 1, at + by))]?.focus()
  }
  useHotkeys({
    j: { run: () => step(1), label: t('keys.next') },
    k: { run: () => step(-1), label: t('keys.previous') },
  })
  const onArrows = (event: KeyboardEvent) => {
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : null
    if (by === null) return
    event.preventDefault()
    step(by)
  }
  return { list, onArrows }
}
