import { err, ok, type Result } from '../../base/result.ts'
import type { Backup, BackupLimits, ImportPreview } from '../../progress/backup.ts'
import type { Contents, Progress } from '../../progress/progress.ts'
import type { Settings } from '../../progress/settings.ts'
import { changedSettings } from './changed-settings.ts'
import { messageOf, type FileProblem } from './problem-words.ts'

/** A file that may be taken in, with what that would change. */
export interface ReadFile {
  readonly name: string
  readonly backup: Backup
  readonly preview: ImportPreview
  /** The settings that are other than here. */
  readonly settings: readonly (keyof Settings)[]
  /** Nothing is on this device yet: the file is probably its owner's from another one. */
  readonly onEmptyDevice: boolean
}

// Asked before the file is read into memory, and again while it is unpacked.
const limits: BackupLimits = { fileBytes: 64 * 2 ** 20, unpackedBytes: 256 * 2 ** 20 }

interface Options {
  readonly progress: Pick<Progress, 'contents'>
  readonly settings: Settings
  /** The file is sound; now it is compared. */
  readonly onComparing: () => void
}

/** Reads a whole backup and compares it with what is here, or says why it is refused. */
export async function readFile(
  file: Pick<File, 'name' | 'size' | 'arrayBuffer'>,
  { progress, settings, onComparing }: Options,
): Promise<Result<ReadFile, FileProblem>> {
  if (file.size > limits.fileBytes) return err({ type: 'too-large', limit: limits.fileBytes })
  try {
    const { readBackup, previewImport } = await import('../../progress/backup.ts')
    const read = await readBackup(new Uint8Array(await file.arrayBuffer()), limits)
    if (!read.ok) return read
    onComparing()
    let ours: Contents = { events: [], drafts: [] }
    const source = { contents: async () => (ours = await progress.contents()) }
    return ok({
      name: file.name,
      backup: read.value,
      preview: await previewImport(source, read.value),
      settings: changedSettings(read.value.settings, settings),
      onEmptyDevice: ours.events.length + ours.drafts.length === 0,
    })
  } catch (error) {
    return err({ type: 'unreadable', message: messageOf(error) })
  }
}
