import type { SettingsText } from './words.ts'

const units = [
  { name: 'kb', bytes: 1e3 },
  { name: 'mb', bytes: 1e6 },
  { name: 'gb', bytes: 1e9 },
] as const

/** `0 kB`, `4.9 MB`, `120 MB`: one decimal below ten, powers of a thousand as browsers and shops count. */
export function bytesText(t: SettingsText, bytes: number): string {
  // 999,960 bytes are 1 MB, not 1000 kB.
  const unit = units.find(({ bytes: one }) => rounded(bytes / one) < 1000) ?? units[2]
  const size = rounded(bytes / unit.bytes)
  return t(`bytes.${unit.name}`, { size: size.toLocaleString('en') })
}

function rounded(value: number): number {
  const tenths = Math.round(value * 10) / 10
  return tenths < 10 ? tenths : Math.round(value)
}
