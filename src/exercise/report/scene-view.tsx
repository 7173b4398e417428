import { Fragment } from 'react'
import { useText } from '../../i18n/use-text.ts'
import { classes } from '../../ui/classes.ts'
import { loneNumber } from './number-text.ts'
import { frameOf, type Mark, type Scene } from './scene.ts'
import { SceneTable } from './scene-table.tsx'
import { ShapeMark } from './shape-mark.tsx'
import styles from './scene.module.css'

const width = 360
const height = 260
const pad = { left: 44, right: 8, top: 8, bottom: 24 }

/** Points, boxes and lines; what was expected and not given is dashed. A table says the same in words. */
export function SceneView({ scene }: { readonly scene: Scene }) {
  const t = useText('exercise')
  const frame = frameOf(scene.marks)
  if (!frame) return null
  const [[left, right], [low, high]] = frame
  const inner = { w: width - pad.left - pad.right, h: height - pad.top - pad.bottom }
  const x = (value: number) => pad.left + ((value - left) / (right - left)) * inner.w
  const y = (value: number) => {
    const share = (value - low) / (high - low)
    return pad.top + (scene.yDown ? share : 1 - share) * inner.h
  }
  const tones = new Set(scene.marks.flatMap((mark) => ('tone' in mark ? [mark.tone] : [])))
  return (
    <figure className={styles.scene}>
      <svg
        viewBox={`0 0 ${width} ${height}`}
        role="img"
        aria-label={t('scene.label', { count: scene.marks.length })}
      >
        <rect className={styles.frame} x={pad.left} y={pad.top} width={inner.w} height={inner.h} />
        <Ticks ends={[left, right]} place={(value) => [x(value), height - 8]} anchor="middle" />
        <Ticks ends={[low, high]} place={(value) => [pad.left - 6, y(value) + 4]} anchor="end" />
        {scene.marks.map((mark, index) => (
          <Fragment key={index}>{drawn(mark, x, y)}</Fragment>
        ))}
      </svg>
      <figcaption className={styles.legend}>
        {`${scene.axes[0]} → ${scene.axes[1]}`}
        {(['a', 'b', 'got', 'dropped', 'wanted'] as const)
          .filter((tone) => tones.has(tone))
          .map((tone) => (
            <span key={tone}>
              <i className={classes(styles.key, styles[tone])} /> {t(`scene.tones.${tone}`)}
            </span>
          ))}
      </figcaption>
      <SceneTable scene={scene} />
    </figure>
  )
}

function Ticks(props: {
  readonly ends: readonly [number, number]
  readonly place: (value: number) => readonly [number, number]
  readonly anchor: 'middle' | 'end'
}) {
  const { ends, place, anchor } = props
  // Not quite at the ends, where two axes' numbers would meet.
  const span = ends[1] - ends[0]
  return [ends[0] + span * 0.06, ends[1] - span * 0.06].map((value) => {
    const [x, y] = place(value)
    return (
      <text key={value} className={styles.tick} x={x} y={y} textAnchor={anchor}>
        {loneNumber(Number(value.toPrecision(3)))}
      </text>
    )
  })
}

type Scale = (value: number) => number

function drawn(mark: Mark, x: Scale, y: Scale) {
  switch (mark.kind) {
    case 'box': {
      const [x1, y1, x2, y2] = mark.box
      const top = Math.min(y(y1), y(y2))
      return (
        <g className={styles[mark.tone]}>
          <rect
            className={styles.box}
            x={x(x1)}
            y={top}
            width={Math.max(1, x(x2) - x(x1))}
            height={Math.max(1, Math.abs(y(y2) - y(y1)))}
          />
          <text className={styles.name} x={x(x1) + 3} y={top + 12}>
            {mark.name}
          </text>
        </g>
      )
    }
    case 'line':
      return (
        <polyline
          className={classes(styles.line, styles[mark.tone])}
          points={mark.points.map((point) => `${x(point[0])},${y(point[1])}`).join(' ')}
        />
      )
    case 'cross': {
      const [cx, cy] = [x(mark.at[0]), y(mark.at[1])]
      return (
        <path
          className={classes(styles.cross, styles[mark.tone])}
          d={`M${cx - 6} ${cy - 6}l12 12m0-12l-12 12`}
        />
      )
    }
    case 'point':
      return (
        <ShapeMark x={x(mark.at[0])} y={y(mark.at[1])} group={mark.group} hollow={mark.hollow} />
      )
  }
}
