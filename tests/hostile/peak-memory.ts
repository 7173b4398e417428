import { readdirSync, readFileSync } from 'node:fs'

/** The most that any process below this one has had in memory at once, in bytes; only Linux tells. */
export function peakMemory(): number | null {
  if (process.platform !== 'linux') return null
  const parents = new Map<number, number>()
  const peaks = new Map<number, number>()
  for (const name of readdirSync('/proc').filter((one) => /^\d+$/.test(one))) {
    try {
      const status = readFileSync(`/proc/${name}/status`, 'utf8')
      const number = (key: string): number =>
        Number(new RegExp(`^${key}:\\s+(\\d+)`, 'm').exec(status)?.[1] ?? 0)
      parents.set(Number(name), number('PPid'))
      peaks.set(Number(name), number('VmHWM') * 1024)
    } catch {
      // It has ended meanwhile.
    }
  }
  const isBelow = (pid: number | undefined): boolean =>
    pid !== undefined && pid > 1 && (pid === process.pid || isBelow(parents.get(pid)))
  const below = [...peaks].filter(([pid]) => pid !== process.pid && isBelow(pid))
  return Math.max(...below.map(([, peak]) => peak))
}
