import { useLayoutEffect, useRef, useState, type RefObject } from 'react'

/** The width of an element, so that a chart is drawn as wide as it is shown and its text keeps its size. */
export function useWidth(before = 640): readonly [RefObject<HTMLDivElement | null>, number] {
  const element = useRef<HTMLDivElement>(null)
  const [width, setWidth] = useState(before)
  useLayoutEffect(() => {
    const current = element.current
    if (!current) return
    const measure = () => setWidth(Math.max(200, Math.floor(current.clientWidth)))
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(current)
    return () => observer.disconnect()
  }, [])
  return [element, width]
}
