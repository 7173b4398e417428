import { afterEach, expect, test } from 'vitest'
import { systemZone } from './local-days.ts'

const own = process.env['TZ']
afterEach(() => {
  if (own === undefined) delete process.env['TZ']
  else process.env['TZ'] = own
})
const nameIn = (zone: string): string => {
  process.env['TZ'] = zone
  return systemZone().name
}

test('[P23] zones have one name if their days are the same, and two if they are not', () => {
  expect(nameIn('Asia/Shanghai')).toBe('0:480')
  expect(nameIn('Asia/Singapore')).toBe(nameIn('Asia/Shanghai'))
  expect(nameIn('Europe/Berlin')).toBe(nameIn('Europe/Paris'))
  const names = ['UTC', 'Asia/Shanghai', 'Europe/London', 'Europe/Berlin', 'Africa/Lagos'].map(
    nameIn,
  )
  expect(new Set(names).size).toBe(names.length)
})
