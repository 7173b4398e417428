import { max } from 'd3-array'
import { scaleLinear } from 'd3-scale'
import { Columns, type Column } from './columns.tsx'
import type { MarkLink } from './mark.tsx'
import styles from './charts.module.css'

export interface Bar extends Column {
  readonly value: number
  /** `now` is today; `late` stands for another kind of thing than its neighbours. */
  readonly look?: 'now' | 'late'
}

interface Props {
  readonly label: string
  readonly bars: readonly Bar[]
  readonly link: MarkLink
  readonly start: 'first' | 'last'
}

export function BarChart({ label, bars, link, start }: Props) {
  const scale = scaleLinear([0, Math.max(1, max(bars, ({ value }) => value) ?? 1)], [0, 1]).nice(3)
  const [low = 0, high = 1] = scale.domain()
  const lines = scale
    .ticks(3)
    .filter((value) => Number.isInteger(value))
    .map((value) => ({ value, text: value.toLocaleString('en') }))
  return (
    <Columns
      {...{ label, link, start, low, high, lines }}
      columns={bars}
      draw={({ step, x, y, bottom }) =>
        bars.map(({ key, value, look }, index) => {
          const gap = Math.min(4, step * 0.2)
          // What is there at all can be seen.
          const tall = value === 0 ? 0 : Math.max(2, bottom - y(value))
          return (
            <rect
              key={key}
              x={x(index) - step / 2 + gap / 2}
              y={bottom - tall}
              width={step - gap}
              height={tall}
              className={look === undefined ? styles.bar : styles[look]}
            />
          )
        })
      }
    />
  )
}
