/** The name on people's devices: never change it. */
export const databaseName = 'offhand'

/** Tables on people's devices: never rename one. */
export const tables = {
  events: 'events',
  drafts: 'drafts',
  kept: 'kept',
  meta: 'meta',
} as const

/**
 * The schema of each version of the database, oldest first. A new version is added at the end and
 * says only what changes; tabs of an older version then step aside.
 * `seq` counts the events of this device, so that "what is newer" is exact whatever clocks say.
 */
export const databaseVersions: readonly Readonly<Record<string, string>>[] = [
  {
    [tables.events]: '++seq, &id, [type+item], [type+exercise], at',
    [tables.drafts]: '[exercise+language]',
    [tables.kept]: 'key',
    [tables.meta]: 'key',
  },
]

/** Raise it whenever a fold gives other results than before: snapshots of the old one are dropped. */
export const snapshotVersion = 3

/** Of the backup file. Raise it when an older app could not read what this one writes. */
export const backupVersion = 2

export const eventVersion = 1
