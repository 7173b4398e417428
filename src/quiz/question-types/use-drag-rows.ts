import { useLayoutEffect, useRef, useState, type PointerEvent } from 'react'

/** Rows of a list dragged by a grip, with mouse, finger or pen; the order changes while dragging. */
export function useDragRows(move: (from: number, to: number) => void) {
  const list = useRef<HTMLOListElement>(null)
  const [dragged, setDragged] = useState<number | null>(null)
  const latest = useRef(move)
  useLayoutEffect(() => {
    latest.current = move
  })
  const placeAt = (y: number): number => {
    const rows = [...(list.current?.children ?? [])]
    const below = rows.findIndex((row) => y < row.getBoundingClientRect().bottom)
    return below === -1 ? rows.length - 1 : below
  }
  const grip = (place: number) => ({
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      if (event.button !== 0) return
      event.preventDefault()
      // On the list, which stays: the row itself is moved about in the page.
      list.current?.setPointerCapture(event.pointerId)
      let at = place
      setDragged(at)
      const over = ({ clientY }: globalThis.PointerEvent) => {
        const to = placeAt(clientY)
        if (to === at) return
        latest.current(at, to)
        at = to
        setDragged(at)
      }
      const drop = () => {
        setDragged(null)
        list.current?.removeEventListener('pointermove', over)
        list.current?.removeEventListener('pointerup', drop)
        list.current?.removeEventListener('pointercancel', drop)
      }
      list.current?.addEventListener('pointermove', over)
      list.current?.addEventListener('pointerup', drop)
      list.current?.addEventListener('pointercancel', drop)
    },
  })
  return { list, dragged, grip }
}
