const dayMs = 86_400_000

/** Numbers the days of the user's own calendar: a new one starts at local midnight, also when clocks change. */
export function localDay(at: number): number {
  return Math.floor((at - new Date(at).getTimezoneOffset() * 60_000) / dayMs)
}
