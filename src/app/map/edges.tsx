import { useId } from 'react'
import { classes } from '../../ui/classes.ts'
import type { Relation } from './relations.ts'
import { rem } from './rem.ts'
import styles from './canvas.module.css'

export interface CanvasEdge {
  readonly from: string
  readonly to: string
  readonly path: string
  /** In pixels. */
  readonly width?: number
}

interface Props {
  readonly width: number
  readonly height: number
  readonly edges: readonly CanvasEdge[]
  readonly relationOf: (edge: CanvasEdge) => Relation | null
}

/** Quiet curves behind the boxes. */
export function Edges({ width, height, edges, relationOf }: Props) {
  const id = useId()
  const related = edges.map((edge) => ({ edge, relation: relationOf(edge) }))
  // What is looked at is drawn last, above the others.
  const ordered = [
    ...related.filter(({ relation }) => relation === null),
    ...related.filter(({ relation }) => relation === 'far'),
    ...related.filter(({ relation }) => relation !== null && relation !== 'far'),
  ]
  return (
    <svg
      className={styles.edges}
      viewBox={`0 0 ${width} ${height}`}
      style={{ width: rem(width), height: rem(height) }}
      aria-hidden
    >
      <defs>
        <Arrow id={`${id}-quiet`} className={styles.quietArrow} />
        <Arrow id={`${id}-strong`} className={styles.strongArrow} />
      </defs>
      {ordered.map(({ edge, relation }) => (
        <path
          key={`${edge.from} ${edge.to}`}
          d={edge.path}
          className={classes(styles.edge, relation !== null && styles[relation])}
          style={edge.width === undefined ? undefined : { strokeWidth: edge.width }}
          markerEnd={`url(#${id}-${relation === null ? 'quiet' : 'strong'})`}
        />
      ))}
    </svg>
  )
}

/** Its size does not follow the width of the line. */
function Arrow({ id, className }: { readonly id: string; readonly className: string | undefined }) {
  return (
    <marker
      id={id}
      className={className}
      viewBox="0 0 8 8"
      refX="7.5"
      refY="4"
      markerWidth="8"
      markerHeight="8"
      markerUnits="userSpaceOnUse"
      orient="auto"
    >
      <path d="M0.5 0.8L7.5 4 0.5 7.2z" />
    </marker>
  )
}
