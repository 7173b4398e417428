import { err, ok, type Result } from '../../base/result.ts'
import type { Backup } from '../../progress/backup.ts'
import type { ImportPreview } from '../../progress/preview-import.ts'
import type { BackupLimits } from '../../progress/read-backup.ts'
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
  /** The share of the file that is read. */
  readonly onProgress?: (share: number) => void
  /** The file is sound; now it is compared. */
  readonly onComparing: () => void
  readonly signal?: AbortSignal
}

/** Reads a whole backup and compares it with what is here, or says why it is refused. */
export async function readFile(
  file: Pick<File, 'name' | 'size' | 'arrayBuffer'>,
  { progress, settings, onProgress, onComparing, signal }: Options,
): Promise<Result<ReadFile, FileProblem>> {
  if (file.size > limits.fileBytes) return err({ type: 'too-large', limit: limits.fileBytes })
  try {
    const [{ readBackup }, { previewImport }] = await Promise.all([
      import('../../progress/read-backup.ts'),
      import('../../progress/preview-import.ts'),
    ])
    const bytes = new Uint8Array(await file.arrayBuffer())
    const read = await readBackup(bytes, { limits, onProgress, signal })
    if (!read.ok) return read
    onComparing()
    let ours: Contents = { events: [], drafts: [] }
    const source = { contents: async () => (ours = await progress.contents()) }
    const preview = await previewImport(source, read.value)
    if (!preview.ok) return preview
    return ok({
      name: file.name,
      backup: read.value,
      preview: preview.value,
      settings: changedSettings(read.value.settings, settings),
      onEmptyDevice: ours.events.length + ours.drafts.length === 0,
    })
  } catch (error) {
    return err({ type: 'unreadable', message: messageOf(error) })
  }
}
