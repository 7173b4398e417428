// What an attacker would take: one secret in every storage that the page's origin has.

export interface Loot {
  readonly databases: readonly string[]
  readonly row: unknown
  readonly local: Readonly<Record<string, string>>
  readonly session: Readonly<Record<string, string>>
  readonly cookie: string
  readonly caches: Readonly<Record<string, string>>
  readonly files: Readonly<Record<string, string>>
  /** What was said on the channel that the page listens to. */
  readonly heard: number
  readonly lockFree: boolean
  readonly url: string
}

const name = 'offhand-loot'
let heard = 0

const done = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error ?? new Error('no database'))
  })

function openDatabase(): Promise<IDBDatabase> {
  const request = indexedDB.open(name, 1)
  request.onupgradeneeded = () => request.result.createObjectStore('rows')
  return done(request)
}

export async function plantLoot(loot: string): Promise<void> {
  const database = await openDatabase()
  await done(database.transaction('rows', 'readwrite').objectStore('rows').put(loot, 1))
  database.close()
  localStorage.setItem(name, loot)
  sessionStorage.setItem(name, loot)
  document.cookie = `${name}=${loot}`
  await (await caches.open(name)).put('/loot', new Response(loot))
  const folder = await navigator.storage.getDirectory()
  const file = await (await folder.getFileHandle(name, { create: true })).createWritable()
  await file.write(loot)
  await file.close()
  new BroadcastChannel(name).onmessage = () => heard++
}

async function readFiles(): Promise<Record<string, string>> {
  const folder = await navigator.storage.getDirectory()
  const files: Record<string, string> = {}
  for await (const key of (folder as unknown as { keys: () => AsyncIterable<string> }).keys())
    files[key] = await (await (await folder.getFileHandle(key)).getFile()).text()
  return files
}

/** The text; of what is long the hash; of the pieces of Python, which have their hash in their names, nothing. */
async function contentOf(request: Request): Promise<string> {
  if (/python-\w+-\d+-/.test(request.url)) return ''
  const response = await caches.match(request)
  const bytes = new Uint8Array((await response?.arrayBuffer()) ?? new ArrayBuffer(0))
  if (bytes.length < 1000) return new TextDecoder().decode(bytes)
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
  return hash.join(' ')
}

export async function readLoot(): Promise<Loot> {
  const database = await openDatabase()
  const row: unknown = await done(database.transaction('rows').objectStore('rows').get(1))
  database.close()
  const cached: Record<string, string> = {}
  for (const key of await caches.keys())
    for (const request of await (await caches.open(key)).keys())
      cached[`${key} ${new URL(request.url).pathname}`] = await contentOf(request)
  const { held } = await navigator.locks.query()
  return {
    databases: (await indexedDB.databases()).map((one) => one.name ?? ''),
    row,
    local: { ...localStorage },
    session: { ...sessionStorage },
    cookie: document.cookie,
    caches: cached,
    files: await readFiles(),
    heard,
    lockFree: held?.length === 0,
    url: location.href,
  }
}
