import type { Picture } from './picture.ts'
import { loneNumber } from './number-text.ts'
import styles from './picture.module.css'

interface Props {
  readonly picture: Picture & { type: 'series' }
  readonly words: { readonly got: string; readonly expected: string; readonly label: string }
}

const width = 360
const height = 150
const left = 52
const bottom = 20

/** Yours as a line or bars, expected behind it with a dash, the first difference marked. */
export function SeriesView({ picture, words }: Props) {
  const { got, expected, form, first } = picture
  const all = [...got, ...(expected ?? []), ...(form === 'bars' ? [0] : [])].filter((x) =>
    Number.isFinite(x),
  )
  const low = all.length > 0 ? Math.min(...all) : 0
  const high = all.length > 0 ? Math.max(...all) : 0
  const span = high > low ? high - low : 1
  const step = (width - left - 8) / Math.max(1, form === 'bars' ? got.length : got.length - 1)
  const x = (i: number) => left + (form === 'bars' ? (i + 0.5) * step : i * step)
  const y = (value: number) => 8 + (1 - (value - low) / span) * (height - bottom - 8)
  const line = (values: readonly number[]) =>
    values
      .map((value, i) =>
        Number.isFinite(value) ? `${x(i).toFixed(1)},${y(value).toFixed(1)}` : '',
      )
      .filter((point) => point !== '')
      .join(' ')
  const bar = Math.max(1, Math.min(28, step * 0.62))
  const zero = low < 0 && high > 0 ? 0 : low >= 0 ? low : high

  return (
    <figure className={styles.series}>
      <svg viewBox={`0 0 ${width} ${height}`} width={width} role="img" aria-label={words.label}>
        {[low, high].map((value) => (
          <g key={value}>
            <line
              className={styles.gridline}
              x1={left}
              x2={width - 8}
              y1={y(value)}
              y2={y(value)}
            />
            <text className={styles.tick} x={left - 6} y={y(value) + 4} textAnchor="end">
              {loneNumber(value)}
            </text>
          </g>
        ))}
        {form === 'bars'
          ? got.map((value, i) =>
              // NaN and infinity have no height; the numbers below say where they are.
              Number.isFinite(value) ? (
                <rect
                  key={i}
                  className={styles.bar}
                  x={x(i) - bar / 2}
                  width={bar}
                  y={Math.min(y(value), y(zero))}
                  height={Math.max(0, Math.abs(y(value) - y(zero)))}
                />
              ) : null,
            )
          : null}
        {form === 'bars' &&
          expected?.map((value, i) =>
            Number.isFinite(value) ? (
              <line
                key={i}
                className={styles.wanted}
                x1={x(i) - bar / 2 - 2}
                x2={x(i) + bar / 2 + 2}
                y1={y(value)}
                y2={y(value)}
              />
            ) : null,
          )}
        {form === 'curve' && <polyline className={styles.curve} points={line(got)} />}
        {form === 'curve' && expected && (
          <polyline className={styles.wanted} points={line(expected)} />
        )}
        {first !== null && (
          <line className={styles.first} x1={x(first)} x2={x(first)} y1={8} y2={height - bottom} />
        )}
        {[0, got.length - 1].map((i) => (
          <text key={i} className={styles.tick} x={x(i)} y={height - 4} textAnchor="middle">
            {i}
          </text>
        ))}
      </svg>
      <figcaption className={styles.legend}>
        <span>
          <i className={styles.keyGot} /> {words.got}
        </span>
        {expected && (
          <span>
            <i className={styles.keyExpected} /> {words.expected}
          </span>
        )}
      </figcaption>
    </figure>
  )
}
