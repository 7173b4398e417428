import { useId, useState, type KeyboardEvent } from 'react'
import { useText } from '../../i18n/use-text.ts'
import { VisuallyHidden } from '../../ui/visually-hidden.tsx'
import type { HeatCell, HeatMap } from './heat-map.ts'
import { loneNumber } from './number-text.ts'
import { sliceText } from './tensor-print.ts'
import { useNotation } from './use-notation.ts'
import styles from './heat-map.module.css'

const least = 12
const most = 24
const widest = 288

const fills = {
  '-3': 'var(--div-n3)',
  '-2': 'var(--div-n2)',
  '-1': 'var(--div-n1)',
  '0': 'var(--div-0)',
  '1': 'var(--div-p1)',
  '2': 'var(--div-p2)',
  '3': 'var(--div-p3)',
} as const
const steps = ['-3', '-2', '-1', '0', '1', '2', '3'] as const

/** Each cell is got − expected; arrows, hover or tap read one, and a table says the same in words. */
export function HeatMapView({ map }: { readonly map: HeatMap }) {
  const t = useText('exercise')
  const notation = useNotation()
  const id = useId()
  const [at, setAt] = useState<readonly [number, number]>(map.first ?? [0, 0])
  const rows = map.cells.length
  const columns = map.cells[0]?.length ?? 0
  const size = Math.max(least, Math.min(most, Math.floor(widest / Math.max(1, columns))))
  const cell = map.cells[at[0]]?.[at[1]]
  const describe = (one: HeatCell) =>
    t('difference.cell', {
      path: notation.path(one.path),
      got: loneNumber(one.got),
      expected: loneNumber(one.expected),
      difference: loneNumber(one.difference, { signed: true }),
    })
  const cellId = (r: number, c: number) => `${id}-${r}-${c}`
  const move = (event: KeyboardEvent) => {
    const step = arrows[event.key]
    if (!step) return
    event.preventDefault()
    setAt(([r, c]) => [clamp(r + step[0], rows), clamp(c + step[1], columns)])
  }
  const windowed = rows < map.size[0] || columns < map.size[1]

  return (
    <figure className={styles.figure}>
      <figcaption className={styles.title}>
        {t('difference.label')}
        {map.slice.length > 0 && (
          <span className={styles.slice}>
            {t('difference.slice', { slice: sliceText(map.slice) })}
          </span>
        )}
      </figcaption>
      <div
        className={styles.grid}
        role="grid"
        tabIndex={0}
        aria-label={t('difference.grid')}
        aria-rowcount={rows}
        aria-colcount={columns}
        aria-activedescendant={cellId(at[0], at[1])}
        onKeyDown={move}
      >
        <svg width={columns * size} height={rows * size} role="presentation">
          {map.cells.map((line, r) => (
            <g key={r} role="row">
              {line.map((one, c) => (
                <rect
                  key={c}
                  id={cellId(r, c)}
                  role="gridcell"
                  aria-label={describe(one)}
                  className={one.bin === 'not-finite' ? styles.notFinite : styles.cell}
                  x={c * size}
                  y={r * size}
                  width={size}
                  height={size}
                  {...(one.bin === 'not-finite' ? {} : { fill: fills[`${one.bin}`] })}
                  onPointerEnter={() => setAt([r, c])}
                  onPointerDown={() => setAt([r, c])}
                />
              ))}
            </g>
          ))}
          {map.cells.flatMap((line, r) =>
            line.map((one, c) =>
              one.bin === 'not-finite' ? (
                <path
                  key={`${r}-${c}`}
                  className={styles.cross}
                  d={`M${c * size + 3} ${r * size + 3}l${size - 6} ${size - 6}m0 ${6 - size}l${6 - size} ${size - 6}`}
                />
              ) : null,
            ),
          )}
          {map.first && (
            <rect
              className={styles.first}
              x={map.first[1] * size + 1}
              y={map.first[0] * size + 1}
              width={size - 2}
              height={size - 2}
            />
          )}
          <rect
            className={styles.here}
            x={at[1] * size + 0.5}
            y={at[0] * size + 0.5}
            width={size - 1}
            height={size - 1}
          />
        </svg>
      </div>
      <div className={styles.legend}>
        <span>{loneNumber(-map.scale)}</span>
        {steps.map((step) => (
          <i key={step} style={{ background: fills[step] }} />
        ))}
        <span>{loneNumber(map.scale, { signed: true })}</span>
      </div>
      {cell && <p className={styles.reading}>{describe(cell)}</p>}
      {windowed && (
        <p className={styles.note}>
          {t('difference.window', {
            rowFrom: map.from[0],
            rowTo: map.from[0] + rows - 1,
            rows: map.size[0],
            columnFrom: map.from[1],
            columnTo: map.from[1] + columns - 1,
            columns: map.size[1],
          })}
        </p>
      )}
      <details className={styles.details}>
        <summary>{t('difference.table')}</summary>
        <div className={styles.scroll}>
          <table className={styles.table}>
            <caption>
              <VisuallyHidden>{t('difference.label')}</VisuallyHidden>
            </caption>
            <thead>
              <tr>
                <th scope="col">{t('difference.row')}</th>
                {map.cells[0]?.map((_, c) => (
                  <th key={c} scope="col">
                    {map.from[1] + c}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {map.cells.map((line, r) => (
                <tr key={r}>
                  <th scope="row">{map.from[0] + r}</th>
                  {line.map((one, c) => (
                    <td key={c}>{loneNumber(one.difference, { signed: true })}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
    </figure>
  )
}

const arrows: Readonly<Record<string, readonly [number, number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
}
const clamp = (index: number, count: number): number => Math.max(0, Math.min(count - 1, index))
