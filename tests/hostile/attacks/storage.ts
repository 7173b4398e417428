// Into what the page’s origin has stored, and what its tabs share.
import { reach, type Attack } from '../attack.ts'

const database = `const done = (request) => new Promise((resolve, reject) => {
  request.onsuccess = () => resolve(request.result)
  request.onerror = () => reject(request.error)
})`

export const storage: readonly Attack[] = [
  reach(
    'IndexedDB: read a row',
    `${database}
    const base = await done(api.indexedDB.open('offhand-loot'))
    return done(base.transaction('rows').objectStore('rows').get(1))`,
  ),
  reach('IndexedDB: list the databases', `return JSON.stringify(await api.indexedDB.databases())`),
  reach(
    'IndexedDB: delete the database',
    `${database}\nawait done(api.indexedDB.deleteDatabase('offhand-loot')); return 'deleted'`,
  ),
  reach(
    'IndexedDB: make one of its own',
    `${database}\nawait done(api.indexedDB.open('planted', 1)); return 'made'`,
  ),
  reach('caches: read', `return (await there(api.caches, 'caches').match('/loot')).text()`),
  reach('caches: list', `return (await there(api.caches, 'caches').keys()).join()`),
  reach('caches: delete', `return there(api.caches, 'caches').delete('offhand-loot')`),
  reach('local storage', `return there(api.localStorage, 'localStorage').getItem('offhand-loot')`),
  reach(
    'session storage',
    `return there(api.sessionStorage, 'sessionStorage').getItem('offhand-loot')`,
  ),
  reach('document.cookie', `return there(api.document, 'document').cookie`),
  reach(
    'the cookie store',
    `return JSON.stringify(await there(api.cookieStore, 'cookieStore').getAll())`,
  ),
  reach(
    'the private file system',
    `return within((async () => (await there(api.navigator?.storage, 'storage').getDirectory()).getFileHandle('offhand-loot'))())`,
  ),
  reach(
    'the old file system',
    `return there(api.webkitRequestFileSystemSync, 'webkitRequestFileSystemSync')(0, 1024).root.name`,
  ),
  reach('storage buckets', `return there(api.navigator?.storageBuckets, 'storageBuckets').keys()`),
  reach('a promise to keep its data', `return there(api.navigator?.storage, 'storage').persist()`),
  reach(
    'locks',
    `return within(there(api.navigator?.locks, 'locks').request('offhand', () => 'a lock'))`,
  ),
  reach(
    'a channel to the page',
    `const channel = new api.BroadcastChannel('offhand-loot')
    if (api === globalThis) return 'a channel'
    // Of an opaque origin: nobody of the page's origin hears it.
    channel.postMessage('loot')
    await new Promise((resolve) => setTimeout(resolve, 50))
    throw new Error('posted; the page tells whether it was heard')`,
  ),
]
