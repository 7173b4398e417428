import { useState, type KeyboardEvent, type PointerEvent } from 'react'
import { useText } from '../../i18n/use-text.ts'
import { loneNumber } from './number-text.ts'
import type { Picture, Raster } from './picture.ts'
import { RasterCanvas, type RasterTone } from './raster-canvas.tsx'
import { useNotation } from './use-notation.ts'
import styles from './picture.module.css'

interface Panel {
  readonly name: 'input' | 'got' | 'expected' | 'difference'
  readonly raster: Raster
  readonly tone: RasterTone
}

/** Input, yours, expected and difference at one size, with one pixel marked in all that share the grid. */
export function RastersView({ picture }: { readonly picture: Picture & { type: 'rasters' } }) {
  const t = useText('exercise')
  const notation = useNotation()
  const { got, expected, input, tone, first } = picture
  const { rows, columns } = got
  const [at, setAt] = useState<readonly [number, number]>(first ?? [0, 0])
  const panels: Panel[] = [
    ...(input ? [{ name: 'input' as const, raster: input, tone }] : []),
    { name: 'got', raster: got, tone },
    ...(expected ? [{ name: 'expected' as const, raster: expected, tone }] : []),
    // A matrix has its difference map below, with a table.
    ...(expected && tone === 'grey'
      ? [{ name: 'difference' as const, raster: differenceOf(got, expected), tone: 'div' as const }]
      : []),
  ]
  const shares = (raster: Raster) => raster.rows === rows && raster.columns === columns
  const valueAt = (raster: Raster) => raster.values[at[0] * columns + at[1]] ?? NaN
  const move = (event: KeyboardEvent) => {
    const step = arrows[event.key]
    if (!step) return
    event.preventDefault()
    setAt(([r, c]) => [clamp(r + step[0], rows), clamp(c + step[1], columns)])
  }
  const point = (event: PointerEvent<HTMLElement>) => {
    const box = event.currentTarget.getBoundingClientRect()
    setAt([
      clamp(Math.floor(((event.clientY - box.top) / box.height) * rows), rows),
      clamp(Math.floor(((event.clientX - box.left) / box.width) * columns), columns),
    ])
  }
  const reading = panels
    .filter(({ raster }) => shares(raster))
    .map(({ name, raster }) => `${t(`image.${name}`)} ${loneNumber(valueAt(raster))}`)
    .join(', ')

  return (
    <div
      className={styles.panels}
      role="slider"
      tabIndex={0}
      aria-label={t('image.pixel')}
      aria-valuemin={0}
      aria-valuemax={rows * columns - 1}
      aria-valuenow={at[0] * columns + at[1]}
      aria-valuetext={`[${at[0]}, ${at[1]}] ${reading}`}
      onKeyDown={move}
    >
      {panels.map(({ name, raster, tone: panelTone }) => {
        const marked = shares(raster)
        return (
          <figure key={name} className={styles.panel}>
            <figcaption className={styles.caption}>
              <b>{t(`image.${name}`)}</b>
              <span className={styles.size}>{notation.shape([raster.rows, raster.columns])}</span>
            </figcaption>
            <div
              className={styles.frame}
              style={{ aspectRatio: `${raster.columns} / ${raster.rows}` }}
              {...(marked ? { onPointerMove: point, onPointerDown: point } : {})}
            >
              <RasterCanvas raster={raster} tone={panelTone} />
              {marked && (
                <span
                  className={styles.pixel}
                  style={{
                    left: `${(at[1] / columns) * 100}%`,
                    top: `${(at[0] / rows) * 100}%`,
                    width: `${100 / columns}%`,
                    height: `${100 / rows}%`,
                  }}
                />
              )}
            </div>
            <p className={styles.value}>
              {marked ? loneNumber(valueAt(raster), { signed: name === 'difference' }) : ''}
            </p>
          </figure>
        )
      })}
      <p className={styles.note}>{`[${at[0]}, ${at[1]}]`}</p>
    </div>
  )
}

function differenceOf(got: Raster, expected: Raster): Raster {
  const values = got.values.map((x, i) => x - (expected.values[i] ?? NaN))
  const scale = values.reduce(
    (most, x) => (Number.isFinite(x) ? Math.max(most, Math.abs(x)) : most),
    0,
  )
  return { rows: got.rows, columns: got.columns, values, low: -scale, high: scale }
}

const arrows: Readonly<Record<string, readonly [number, number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
}
const clamp = (index: number, count: number): number => Math.max(0, Math.min(count - 1, index))
