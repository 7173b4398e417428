import { range } from 'd3-array'
import { line } from 'd3-shape'
import type { Rate } from '../rate.ts'
import { Columns, type Column } from './columns.tsx'
import type { MarkLink } from './mark.tsx'
import styles from './charts.module.css'

export interface RatePoint extends Column {
  readonly rate: Rate
}

interface Props {
  readonly label: string
  readonly points: readonly RatePoint[]
  readonly link: MarkLink
  /** A dashed line with a word at its end. */
  readonly target?: { readonly value: number; readonly text: string }
}

/** Shares over time, each with the range that its number of tries allows. */
export function RateChart({ label, points, link, target }: Props) {
  // Room for the ranges; of very wide ones the lower part is cut.
  const feet = points.flatMap(({ rate }) =>
    rate.share === null ? [] : Math.max(rate.low, rate.share - 0.3),
  )
  const least = Math.min((target?.value ?? 1) - 0.1, ...feet)
  const low = Math.max(0, Math.floor(least * 10) / 10)
  const tenths = Math.round((1 - low) * 10)
  const lines = range(10, 9 - tenths, tenths > 5 ? -2 : -1).map((tenth) => ({
    value: tenth / 10,
    text: `${tenth * 10}%`,
  }))
  return (
    <Columns
      {...{ label, link, low, lines }}
      columns={points}
      high={1}
      start="last"
      right={target ? 44 : 8}
      draw={({ x, y, left, right }) => {
        const path = line<readonly [number, number]>(
          ([index]) => x(index),
          ([, share]) => y(share),
        )
        const drawn = points.flatMap(({ rate, key }, index) =>
          rate.share === null ? [] : [{ key, index, rate, share: rate.share }],
        )
        const last = drawn.at(-1)
        return (
          <>
            {target && (
              <>
                <path d={`M${left} ${y(target.value)}H${right}`} className={styles.target} />
                <text x={right + 6} y={y(target.value) + 4}>
                  {target.text}
                </text>
              </>
            )}
            {drawn.map(({ key, index, rate }) => (
              <path
                key={key}
                d={`M${x(index)} ${y(Math.max(low, rate.low))}V${y(rate.high)}`}
                className={styles.range}
              />
            ))}
            <path
              d={path(drawn.map(({ index, share }) => [index, share])) ?? ''}
              className={styles.curve}
            />
            {drawn.map(({ key, index, share }) => (
              <circle
                key={key}
                cx={x(index)}
                cy={y(share)}
                r={key === last?.key ? 4 : 2.5}
                className={styles.point}
              />
            ))}
          </>
        )
      }}
    />
  )
}
