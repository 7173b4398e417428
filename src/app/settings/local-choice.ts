import type { LocalFolder } from './local-folder.ts'

/** The folder for backups, as it is kept on this device. Never rename the key. */
export const keptChoice = 'backup:folder'

export interface Choice {
  readonly folder: LocalFolder
  /** Names this device in the folder. */
  readonly tag: string
  readonly writtenAt: number | null
  /** Of the history that the last file holds. */
  readonly mark: string | null
}

export function parseChoice(value: unknown): Choice | null {
  if (typeof value !== 'object' || value === null) return null
  const { folder, tag, writtenAt, mark } = value as Partial<Record<keyof Choice, unknown>>
  const fits =
    isFolder(folder) &&
    typeof tag === 'string' &&
    /^[0-9a-z]{4}$/.test(tag) &&
    (writtenAt === null || typeof writtenAt === 'number')
  return fits ? { folder, tag, writtenAt, mark: typeof mark === 'string' ? mark : null } : null
}

const isFolder = (value: unknown): value is LocalFolder =>
  typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'directory'
