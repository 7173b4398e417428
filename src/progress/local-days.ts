/** How far the user's wall clock is from UTC. A test can say where it is. */
export interface TimeZone {
  /** Another name means other days: what was counted per day is counted anew. */
  readonly name: string
  /** Minutes to add to UTC at that time, so +480 in Beijing. */
  readonly minutesEast: (at: number) => number
}

const minuteMs = 60_000
const dayMs = 86_400_000
const weekMs = 7 * dayMs
const namedFrom = Date.UTC(2020, 0, 1)
const namedWeeks = 20 * 52

export function systemZone(): TimeZone {
  const minutesEast = (at: number) => -new Date(at).getTimezoneOffset()
  return { name: nameOf(minutesEast), minutesEast }
}

/** By what it does to days: for the name that a zone is known by a browser first reads 20 ms of data. */
function nameOf(minutesEast: (at: number) => number): string {
  let known = NaN
  const changes: string[] = []
  for (let week = 0; week < namedWeeks; week++) {
    const minutes = minutesEast(namedFrom + week * weekMs)
    if (minutes !== known) changes.push(`${week}:${minutes}`)
    known = minutes
  }
  return changes.join(' ')
}

/** The user's own day as `2026-11-24`; it starts at local midnight, also when clocks change. */
export function createDayKey(zone: TimeZone): (at: number) => string {
  const names = new Map<number, string>()
  return (at) => {
    const day = Math.floor((at + zone.minutesEast(at) * minuteMs) / dayMs)
    const known = names.get(day)
    if (known !== undefined) return known
    const name = new Date(day * dayMs).toISOString().slice(0, 10)
    names.set(day, name)
    return name
  }
}
