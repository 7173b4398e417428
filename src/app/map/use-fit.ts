import { useLayoutEffect, useRef, useState, type RefObject } from 'react'

interface Fit {
  readonly frame: RefObject<HTMLDivElement | null>
  /** What makes the map as wide as its frame; 1 where it has room. */
  readonly scale: number
  readonly fits: boolean
}

/** How much of a map, so many pixels wide at a root font of 16, its frame can show. */
export function useFit(width: number): Fit {
  const frame = useRef<HTMLDivElement>(null)
  const [scale, setScale] = useState(1)
  useLayoutEffect(() => {
    const element = frame.current
    if (!element) return
    const measure = () => {
      const { paddingLeft, paddingRight } = getComputedStyle(element)
      const room = element.clientWidth - parseFloat(paddingLeft) - parseFloat(paddingRight)
      const root = parseFloat(getComputedStyle(document.documentElement).fontSize)
      setScale(Math.min(1, room / ((width * root) / 16)))
    }
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    return () => observer.disconnect()
  }, [width])
  return { frame, scale, fits: scale === 1 }
}
