/** 4:05, or 1:04:05 from an hour on. Seconds are rounded up: 0:00 means over. */
export function clockText(ms: number): string {
  const seconds = Math.ceil(ms / 1000)
  const two = (value: number) => String(value).padStart(2, '0')
  const rest = `${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`
  return seconds >= 3600 ? `${Math.floor(seconds / 3600)}:${rest}` : rest.replace(/^0/, '')
}

/** Whole minutes and seconds, for tables: 1:30. */
export const spentText = (ms: number): string => clockText(Math.round(ms / 1000) * 1000)
