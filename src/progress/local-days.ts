/** How far the user's wall clock is from UTC. A test can say where it is. */
export interface TimeZone {
  /** Another name means other days: what was counted per day is counted anew. */
  readonly name: string
  /** Minutes to add to UTC at that time, so +480 in Beijing. */
  readonly minutesEast: (at: number) => number
}

export const systemZone = (): TimeZone => ({
  name: Intl.DateTimeFormat().resolvedOptions().timeZone,
  minutesEast: (at) => -new Date(at).getTimezoneOffset(),
})

const minuteMs = 60_000
const dayMs = 86_400_000

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
