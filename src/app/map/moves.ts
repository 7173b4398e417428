import type { Place } from '../../content/map.ts'

export type Direction = 'left' | 'right' | 'up' | 'down'

interface Spot extends Place {
  readonly id: string
}

interface Joint {
  readonly from: string
  readonly to: string
}

/**
 * Where an arrow key leads: left and right along an edge, up and down in the column; and where there is
 * none, to whatever is nearest that way. Null at the rim.
 */
export function moveFrom(
  id: string,
  direction: Direction,
  spots: readonly Spot[],
  joints: readonly Joint[],
): string | null {
  const here = spots.find((spot) => spot.id === id)
  if (!here) return spots[0]?.id ?? null
  const beyond = spots.filter((spot) => liesBeyond(spot, here, direction))
  const wanted =
    direction === 'up' || direction === 'down'
      ? beyond.filter((spot) => overlaps(spot, here))
      : beyond.filter((spot) =>
          joints.some(
            ({ from, to }) => (from === id && to === spot.id) || (to === id && from === spot.id),
          ),
        )
  return nearest(wanted.length > 0 ? wanted : beyond, here)
}

const middle = ({ x, y, width, height }: Place) => ({ x: x + width / 2, y: y + height / 2 })

function liesBeyond(spot: Place, here: Place, direction: Direction): boolean {
  switch (direction) {
    case 'left':
      return spot.x + spot.width <= here.x
    case 'right':
      return spot.x >= here.x + here.width
    case 'up':
      return spot.y + spot.height <= here.y
    case 'down':
      return spot.y >= here.y + here.height
  }
}

const overlaps = (spot: Place, here: Place): boolean =>
  spot.x < here.x + here.width && here.x < spot.x + spot.width

function nearest(spots: readonly Spot[], here: Place): string | null {
  const from = middle(here)
  let best: { readonly id: string; readonly far: number } | null = null
  for (const spot of spots) {
    const to = middle(spot)
    const far = Math.hypot(to.x - from.x, to.y - from.y)
    if (best === null || far < best.far) best = { id: spot.id, far }
  }
  return best?.id ?? null
}
