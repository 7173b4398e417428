import { err, type Result } from '../base/result.ts'
import type { Backup } from './backup.ts'
import { createLineReader } from './backup-lines.ts'
import { checkBackup, type ImportProblem } from './check-backup.ts'
import { unpack, type WorkOptions } from './gzip.ts'

// This file carries zod: import it only when somebody opens a backup, never with the first screen.

export interface BackupLimits {
  readonly fileBytes: number
  readonly unpackedBytes: number
}

/** A hundred thousand answers with ten thousand runs are about 40 MB unpacked and 5 MB packed. */
const defaultLimits: BackupLimits = {
  fileBytes: 64 * 2 ** 20,
  unpackedBytes: 256 * 2 ** 20,
}

/** Reads a backup completely and checks everything in it, or says what is wrong; never half of it. */
export async function readBackup(
  bytes: Uint8Array<ArrayBuffer>,
  options: WorkOptions & { readonly limits?: BackupLimits | undefined } = {},
): Promise<Result<Backup, ImportProblem>> {
  const { limits = defaultLimits, ...work } = options
  if (bytes.length > limits.fileBytes) return err({ type: 'too-large', limit: limits.fileBytes })
  const unpacking = { ...work, limit: limits.unpackedBytes }
  const lines = createLineReader()
  // To its end, also when there is a problem: a damaged file is better told as that.
  const unpacked = await unpack(bytes, lines.take, unpacking)
  if (!unpacked.ok) return unpacked
  const read = lines.end()
  return read === 'other-form' ? readWhole(bytes, unpacking) : read
}

/** A file of another form: all of it is one value. */
async function readWhole(
  bytes: Uint8Array<ArrayBuffer>,
  unpacking: WorkOptions & { readonly limit: number },
): Promise<Result<Backup, ImportProblem>> {
  const texts: string[] = []
  const unpacked = await unpack(bytes, (text) => texts.push(text), unpacking)
  if (!unpacked.ok) return unpacked
  let value: unknown
  try {
    value = JSON.parse(texts.join(''))
  } catch {
    return err({ type: 'not-ours' })
  }
  return checkBackup(value)
}
