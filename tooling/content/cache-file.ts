import { mkdirSync, renameSync, writeFileSync } from 'node:fs'
import path from 'node:path'

let count = 0

/** Writes a file that other processes may be reading: it is there whole or not at all. */
export function writeWhole(file: string, text: string): void {
  mkdirSync(path.dirname(file), { recursive: true })
  const part = `${file}.${process.pid}-${count++}`
  writeFileSync(part, text)
  renameSync(part, file)
}
