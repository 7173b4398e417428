import { Dexie } from 'dexie'

/**
 * Makes the browser begin a new file for its writes, before any of ours.
 *
 * Chromium keeps IndexedDB in LevelDB, whose log gets a record's header and its body in two writes. A
 * browser that dies in between leaves a header alone at the end of the log. The next start ignores it and
 * appends behind it; the start after that takes the whole for broken and deletes every database of the
 * origin (seen in Chromium 156: `tests/kill/` makes such a header). Deleting a database makes LevelDB turn
 * its log, so that such a header never has anything behind it. It takes a few milliseconds, and does
 * nothing in browsers that store in another way.
 */
export async function beginNewLog(databaseName: string, indexedDB: IDBFactory): Promise<void> {
  const passing = new Dexie(`${databaseName}-passing`, { indexedDB })
  passing.version(1).stores({})
  try {
    await passing.open()
    await passing.delete()
  } catch {
    // A browser that cannot do this will say so when our own database is opened.
  } finally {
    passing.close()
  }
}
