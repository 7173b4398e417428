import { useEffect, useRef } from 'react'
import { binOf } from './heat-map.ts'
import { shareOf, type Raster } from './picture.ts'
import styles from './picture.module.css'

export type RasterTone = 'grey' | 'seq' | 'div'

/** One canvas pixel per entry; the browser enlarges it without smoothing. */
export function RasterCanvas({
  raster,
  tone,
}: {
  readonly raster: Raster
  readonly tone: RasterTone
}) {
  const canvas = useRef<HTMLCanvasElement>(null)
  useEffect(() => {
    const context = canvas.current?.getContext('2d')
    if (!context) return
    const draw = () => {
      const colour = painter(raster, tone)
      raster.values.forEach((value, i) => {
        context.fillStyle = colour(value)
        context.fillRect(i % raster.columns, Math.floor(i / raster.columns), 1, 1)
      })
    }
    draw()
    // Tokens differ by scheme; a canvas does not follow them by itself.
    const observer = new MutationObserver(draw)
    observer.observe(document.documentElement, { attributeFilter: ['data-mantine-color-scheme'] })
    return () => observer.disconnect()
  }, [raster, tone])
  return (
    <canvas
      ref={canvas}
      className={styles.canvas}
      width={raster.columns}
      height={raster.rows}
      aria-hidden="true"
    />
  )
}

function painter(raster: Raster, tone: RasterTone): (value: number) => string {
  const style = getComputedStyle(document.documentElement)
  const token = (name: string) => style.getPropertyValue(`--${name}`)
  const broken = token('fail')
  if (tone === 'grey')
    return (value) => {
      if (!Number.isFinite(value)) return broken
      const level = Math.round(shareOf(raster, value) * 255)
      return `rgb(${level} ${level} ${level})`
    }
  if (tone === 'seq') {
    const steps = [0, 1, 2, 3, 4].map((i) => token(`seq-${i}`))
    return (value) =>
      Number.isFinite(value) ? (steps[Math.round(shareOf(raster, value) * 4)] ?? broken) : broken
  }
  const steps = ['n3', 'n2', 'n1', '0', 'p1', 'p2', 'p3'].map((name) => token(`div-${name}`))
  return (value) => {
    const bin = binOf(Math.abs(value) <= 1e-8 ? 0 : value, raster.high)
    return bin === 'not-finite' ? broken : (steps[bin + 3] ?? broken)
  }
}
