/** A share as whole per cent; only nothing is 0 and only everything is 100. */
export function percentOf(share: number): number {
  const percent = Math.round(share * 100)
  if (percent === 0 && share > 0) return 1
  return percent === 100 && share < 1 ? 99 : percent
}
