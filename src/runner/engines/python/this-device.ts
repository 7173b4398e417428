import { packs } from 'virtual:offhand/python-packs'
import { createDownload, type PythonDownload } from './download.ts'
import { workerScript } from './engine.ts'
import { cachedPieces } from './pieces.ts'
import { createSnapshots } from './snapshots.ts'

/** Cache Storage knows addresses in full only. */
const addressed = packs.map((pack) => ({
  ...pack,
  pieces: pack.pieces.map(({ url, bytes }) => ({ url: new URL(url, location.href).href, bytes })),
}))

/** The interpreter as it was started before on this device. */
export const pythonSnapshots = createSnapshots({
  openCache: async () => caches.open('offhand-python-snapshot'),
  folder: new URL(packs[0]?.pieces[0]?.url ?? '', location.href).href,
  hashes: packs.map(({ sha256 }) => sha256),
  workerScript,
  whenQuiet: () => new Promise((resolve) => setTimeout(resolve, 5000)),
})

/** The one of this page: for the workspace, the interview, the settings and the background. */
export const pythonDownload: PythonDownload = createDownload({
  packs: addressed,
  // Rejects where there are no caches: only secure pages have them.
  pieces: cachedPieces(async () => caches.open('offhand-python')),
  fetch: (address, init) => fetch(address, init),
  onRemove: () => pythonSnapshots.remove().catch(() => undefined),
})
