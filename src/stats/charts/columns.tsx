import { range } from 'd3-array'
import { scaleLinear } from 'd3-scale'
import type { ReactNode } from 'react'
import { classes } from '../../ui/classes.ts'
import { Mark, type MarkLink } from './mark.tsx'
import { Readout } from './readout.tsx'
import { sideways, useMarks } from './use-marks.ts'
import { useWidth } from './use-width.ts'
import styles from './charts.module.css'

export interface Column {
  readonly key: string
  /** Everything the column says. */
  readonly name: string
  /** Below it, where there is room. */
  readonly tick: string
  readonly to: string
  readonly isOpen: boolean
}

/** Where things are, in pixels. */
export interface Frame {
  readonly step: number
  readonly left: number
  readonly right: number
  readonly bottom: number
  /** The middle of a column. */
  readonly x: (index: number) => number
  readonly y: (value: number) => number
}

interface Props {
  readonly label: string
  readonly columns: readonly Column[]
  readonly link: MarkLink
  readonly low: number
  readonly high: number
  /** Beside the grid's lines. */
  readonly lines: readonly { readonly value: number; readonly text: string }[]
  /** Where Tab enters, and which ticks are kept when there is little room. */
  readonly start: 'first' | 'last'
  /** Room on the right for a word at a line's end. */
  readonly right?: number
  readonly draw: (frame: Frame) => ReactNode
}

const height = 168
const top = 12
const bottom = height - 24

/** Columns side by side, each a link from top to bottom; what is drawn in them is the caller's. */
export function Columns(props: Props) {
  const { label, columns, link, low, high, lines, start, draw } = props
  const [box, width] = useWidth()
  const count = columns.length
  const entry = start === 'last' ? count - 1 : 0
  const marks = useMarks<HTMLDivElement>(count, entry, sideways)
  const left = 8 + Math.max(...lines.map(({ text }) => widthOf(text)))
  const right = width - (props.right ?? 4)
  const step = (right - left) / count
  const scale = scaleLinear([low, high], [bottom, top])
  const frame: Frame = {
    ...{ step, left, right, bottom },
    x: (index) => left + (index + 0.5) * step,
    y: (value) => scale(value),
  }
  const pointed = marks.pointed === null ? undefined : columns[marks.pointed]
  return (
    <>
      <div ref={box} className={styles.chart}>
        <svg viewBox={`0 0 ${width} ${height}`} aria-hidden>
          {lines.map(({ value, text }) => (
            <g key={value}>
              <path d={`M${left} ${scale(value)}H${right}`} className={styles.line} />
              <text x={left - 6} y={scale(value) + 4} textAnchor="end">
                {text}
              </text>
            </g>
          ))}
          <path d={`M${left} ${bottom}H${right}`} className={styles.zero} />
          {draw(frame)}
          {ticksOf(columns, frame, width, start).map(({ key, text, at }) => (
            <text key={key} x={at} y={height - 6} textAnchor="middle">
              {text}
            </text>
          ))}
        </svg>
        <div ref={marks.element} role="presentation" {...marks.handlers}>
          <ul
            aria-label={label}
            className={styles.hits}
            style={{
              left: `${(left / width) * 100}%`,
              right: `${((width - right) / width) * 100}%`,
              gridTemplateColumns: `repeat(${count}, minmax(0, 1fr))`,
            }}
          >
            {columns.map(({ key, name, to, isOpen }, index) => (
              <li key={key}>
                <Mark
                  {...{ index, name, to, link, isOpen }}
                  isStop={index === marks.stop}
                  className={classes(styles.hit, isOpen && styles.open)}
                />
              </li>
            ))}
          </ul>
        </div>
      </div>
      <Readout text={pointed?.name ?? null} rest={columns[entry]?.name} />
    </>
  )
}

/** The words below the columns: as many as have room, at equal distances, those at the edges moved inwards. */
function ticksOf(
  columns: readonly Column[],
  { step, x }: Frame,
  width: number,
  start: Props['start'],
) {
  const widest = Math.max(...columns.map(({ tick }) => widthOf(tick)))
  // How far the last one is moved inwards.
  const shift = Math.max(0, x(columns.length - 1) + widest / 2 - width)
  const ahead = range(0, columns.length, Math.max(1, Math.ceil((widest + 12 + shift) / step)))
  const chosen = start === 'first' ? ahead : ahead.map((index) => columns.length - 1 - index)
  let last = { from: -Infinity, to: -Infinity }
  return chosen.flatMap((index) => {
    const { key = '', tick: text = '' } = columns[index] ?? {}
    const half = widthOf(text) / 2
    const at = Math.max(half, Math.min(x(index), width - half))
    const place = { from: at - half - 6, to: at + half + 6 }
    if (place.from < last.to && place.to > last.from) return []
    last = place
    return [{ key, text, at }]
  })
}

/** About, at 12 px: a Chinese character is as wide as it is high. */
const widthOf = (text: string): number =>
  [...text].reduce((sum, sign) => sum + (sign > '\u2e80' ? 12 : 6.7), 0)
