import { Dexie, type Table } from 'dexie'
import { err, ok, type Result } from '../base/result.ts'
import type { ProgressEvent } from './events.ts'
import { databaseVersions, type tables } from './migrations.ts'
import type { Draft, StorageProblem } from './progress.ts'
import { openProblemOf } from './storage-problem.ts'
import type { Row, Snapshot } from './store.ts'

type MetaRow =
  | { readonly key: 'device'; readonly value: string }
  | { readonly key: 'snapshot'; readonly value: Snapshot }

export type Database = Dexie & {
  readonly [tables.events]: Table<Row, number, ProgressEvent>
  readonly [tables.drafts]: Table<Draft, [string, string]>
  readonly [tables.kept]: Table<{ readonly key: string; readonly value: unknown }, string>
  readonly [tables.meta]: Table<MetaRow, MetaRow['key']>
}

export interface DatabaseOptions {
  readonly name: string
  readonly indexedDB: IDBFactory
  /** Another version of the app wants the database: it is closed, nothing more can be written. */
  readonly onSuperseded: () => void
}

/** Opens the database, or tells why this device has none for us. */
export async function openDatabase(
  options: DatabaseOptions,
): Promise<Result<Database, StorageProblem>> {
  const db = new Dexie(options.name, {
    indexedDB: withoutDowngrade(options.indexedDB),
    cache: 'disabled',
    // A recorded answer survives the power cut after it.
    chromeTransactionDurability: 'strict',
  }) as Database
  databaseVersions.forEach((stores, index) => db.version(index + 1).stores(stores))
  db.on('versionchange', () => {
    db.close()
    options.onSuperseded()
    return false // Else Dexie would open it again by itself.
  })
  // Another tab holds an older version and does not let go.
  const blocked = new Promise<'blocked'>((resolve) => db.on('blocked', () => resolve('blocked')))
  try {
    if ((await Promise.race([db.open(), blocked])) !== 'blocked') return ok(db)
    db.close()
    return err({ type: 'newer' })
  } catch (error) {
    db.close()
    return err(openProblemOf(error))
  }
}

/**
 * Dexie answers a VersionError by opening whatever version is there, and might then add to the
 * tables of an app newer than this one. Refused here, so that the newer version is left alone.
 */
const withoutDowngrade = (factory: IDBFactory): IDBFactory =>
  new Proxy(factory, {
    get: (target, property) => {
      if (property === 'open')
        return (name: string, version?: number) => {
          if (version === undefined) throw new DOMException('a newer version', 'VersionError')
          return target.open(name, version)
        }
      const value: unknown = Reflect.get(target, property)
      return typeof value === 'function' ? (value.bind(target) as unknown) : value
    },
  })
