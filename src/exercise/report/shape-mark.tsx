import styles from './scene.module.css'

interface Props {
  readonly x: number
  readonly y: number
  readonly group: number | null
  readonly hollow: boolean
}

const colours = ['var(--chart-1)', 'var(--chart-2)', 'var(--chart-3)', 'var(--chart-4)'] as const

/** A group has its shape as well as its colour: circle, square, triangle, diamond. */
export function ShapeMark({ x, y, group, hollow }: Props) {
  const place = group === null ? 0 : ((group % 4) + 4) % 4
  const colour = group === null ? 'var(--ink-2)' : colours[place]
  const look = hollow
    ? { fill: 'none', stroke: colour, strokeWidth: 1.5 }
    : { fill: colour, stroke: 'none' }
  switch (group === null ? 0 : place) {
    case 1:
      return <rect className={styles.mark} x={x - 4} y={y - 4} width={8} height={8} {...look} />
    case 2:
      return <path className={styles.mark} d={`M${x} ${y - 5}l5 9h-10z`} {...look} />
    case 3:
      return (
        <path className={styles.mark} d={`M${x} ${y - 5.5}l5.5 5.5-5.5 5.5-5.5-5.5z`} {...look} />
      )
    default:
      return <circle className={styles.mark} cx={x} cy={y} r={group === null ? 3 : 4} {...look} />
  }
}
