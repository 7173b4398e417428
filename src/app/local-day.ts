const dayMs = 86_400_000

/** Numbers the days of the user's own calendar: a new one starts at local midnight, also when clocks change. */
export function localDay(at: number): number {
  return Math.floor((at - new Date(at).getTimezoneOffset() * 60_000) / dayMs)
}

/** `2026-11-24` in the user's own calendar, as the projections name their days. */
export function dayKey(at: number): string {
  const date = new Date(at)
  const two = (value: number) => String(value).padStart(2, '0')
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
}
