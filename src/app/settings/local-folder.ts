/** A folder that the user has picked. TypeScript's own types know nothing of its permissions yet. */
export type LocalFolder = FileSystemDirectoryHandle & {
  readonly queryPermission?: (wanted: { readonly mode: 'readwrite' }) => Promise<PermissionState>
  readonly requestPermission?: (wanted: { readonly mode: 'readwrite' }) => Promise<PermissionState>
}

/** As many days back as somebody may notice too late what is gone. */
export const mostKept = 10

type Folder = Pick<LocalFolder, 'getFileHandle' | 'removeEntry'> & {
  readonly keys: () => AsyncIterable<string>
}

/**
 * Writes one file a day and removes the oldest of its own. `tag` tells the devices apart that share a
 * folder: each keeps its own files, and whatever else is there is left alone.
 */
export async function writeInto(
  folder: Folder,
  { tag, day, bytes }: { readonly tag: string; readonly day: string; readonly bytes: BlobPart },
): Promise<string> {
  const name = `${prefixOf(tag)}${day}.json.gz`
  const file = await folder.getFileHandle(name, { create: true })
  // What was there stays until the new file is complete.
  const writable = await file.createWritable()
  try {
    await writable.write(new Blob([bytes]))
    await writable.close()
  } catch (error) {
    await writable.abort().catch(() => undefined)
    throw error
  }
  const own: string[] = []
  for await (const other of folder.keys()) if (isOwn(other, tag)) own.push(other)
  for (const old of own.toSorted().slice(0, -mostKept)) await folder.removeEntry(old)
  return name
}

const prefixOf = (tag: string): string => `offhand-auto-${tag}-`

const isOwn = (name: string, tag: string): boolean =>
  name.startsWith(prefixOf(tag)) &&
  /^\d{4}-\d{2}-\d{2}\.json\.gz$/.test(name.slice(prefixOf(tag).length))

/** What the browser allows without asking. Folders that need no permission have no such question. */
export const permissionOf = async (folder: LocalFolder): Promise<PermissionState> =>
  (await folder.queryPermission?.({ mode: 'readwrite' })) ?? 'granted'

/** Asks the user; only right after a click. */
export const askPermission = async (folder: LocalFolder): Promise<PermissionState> =>
  (await folder.requestPermission?.({ mode: 'readwrite' })) ?? 'granted'

type Picker = (options: {
  readonly id: string
  readonly mode: 'readwrite'
  readonly startIn: 'documents'
}) => Promise<LocalFolder>

/** Null where the browser gives pages no folder. */
export function folderPicker(): (() => Promise<LocalFolder>) | null {
  const { showDirectoryPicker: show } = globalThis as { showDirectoryPicker?: Picker }
  return show ? () => show({ id: 'backups', mode: 'readwrite', startIn: 'documents' }) : null
}
