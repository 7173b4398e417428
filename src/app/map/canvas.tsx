import { useMemo, useRef, useState, type ReactNode } from 'react'
import { Link } from 'react-router'
import type { Place } from '../../content/map.ts'
import { useText } from '../../i18n/use-text.ts'
import { Button } from '../../ui/button.tsx'
import { classes } from '../../ui/classes.ts'
import { useHotkeys } from '../../ui/use-keys.ts'
import { Edges, type CanvasEdge } from './edges.tsx'
import { focusNode } from './focus-node.ts'
import { moveFrom, type Direction } from './moves.ts'
import { relationsOf, type Relation } from './relations.ts'
import { rem } from './rem.ts'
import type { useActive } from './use-active.ts'
import { useFit } from './use-fit.ts'
import { useLeave } from './use-leave.ts'
import styles from './canvas.module.css'

export interface CanvasNode extends Place {
  readonly id: string
  readonly to: string
  readonly className: string
  readonly face: ReactNode
}

interface Props {
  readonly label: string
  readonly width: number
  readonly height: number
  readonly nodes: readonly CanvasNode[]
  readonly edges: readonly CanvasEdge[]
  readonly watch: ReturnType<typeof useActive>
  /** Shows all that leads to what is looked at, not only what is next to it. */
  readonly chain?: boolean
  readonly fit: boolean
  readonly onFit: (fit: boolean) => void
  readonly onLeave: (from: string, to: string) => void
}

/** A map: boxes that are links, and edges behind them. One stop for Tab; arrow keys go on from there. */
export function Canvas(props: Props) {
  const { label, width, height, nodes, edges, watch, chain = false, fit, onFit, onLeave } = props
  const { active, focused, handlers } = watch
  const canvas = useRef<HTMLDivElement>(null)
  const leave = useLeave(onLeave)
  const relations = useMemo(() => relationsOf(active, edges, chain), [active, edges, chain])
  const [last, setLast] = useState<string | null>(null)
  if (focused !== null && focused !== last) setLast(focused)
  const stop = nodes.some(({ id }) => id === last) ? last : (nodes[0]?.id ?? null)
  useArrows(focused, (direction) => {
    const next = focused === null ? null : moveFrom(focused, direction, nodes, edges)
    if (next !== null) focusNode(canvas.current, next)
  })
  const { frame, scale, fits } = useFit(width)
  return (
    <div className={styles.map}>
      {!fits && <FitButton fit={fit} onFit={onFit} />}
      <div ref={frame} className={styles.frame}>
        <div
          ref={canvas}
          role="group"
          aria-label={label}
          className={styles.canvas}
          style={{ width: rem(width), height: rem(height), zoom: fit ? scale : 1 }}
          {...handlers}
        >
          <Edges {...{ width, height, edges }} relationOf={relations.ofEdge} />
          {nodes.map(({ id, to, className, face, ...place }) => (
            <Link
              key={id}
              to={to}
              data-node={id}
              tabIndex={id === stop ? 0 : -1}
              className={classes(styles.node, className, lookOf(relations.ofNode(id)))}
              style={{
                left: rem(place.x),
                top: rem(place.y),
                width: rem(place.width),
                minHeight: rem(place.height),
              }}
              onClick={(event) => leave(event, id, to)}
            >
              {face}
            </Link>
          ))}
        </div>
      </div>
    </div>
  )
}

const lookOf = (relation: Relation | null) =>
  relation === 'self' ? styles.self : relation === null || relation === 'far' ? '' : styles.near

function FitButton({ fit, onFit }: Pick<Props, 'fit' | 'onFit'>) {
  const t = useText('map')
  return (
    <Button variant="quiet" className={styles.fit} onClick={() => onFit(!fit)}>
      {t(fit ? 'actual' : 'fit')}
    </Button>
  )
}

function useArrows(focused: string | null, move: (direction: Direction) => void): void {
  const t = useText('map')
  useHotkeys(
    {
      arrowleft: { run: () => move('left'), label: t('keys.left') },
      arrowright: { run: () => move('right'), label: t('keys.right') },
      arrowup: { run: () => move('up'), label: t('keys.up') },
      arrowdown: { run: () => move('down'), label: t('keys.down') },
    },
    { enabled: focused !== null },
  )
}
