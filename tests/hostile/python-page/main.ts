// As the app has it: the packs and the snapshot of the interpreter are kept beside the loot.
import { pythonEngine } from '../../../src/runner/engines/python/engine.ts'
import { pythonDownload, pythonSnapshots } from '../../../src/runner/engines/python/this-device.ts'
import { showHostile } from '../page/page.ts'

showHostile(
  pythonEngine({
    signatures: () => Promise.resolve({ f: {} }),
    packs: pythonDownload.loadPython,
    snapshots: pythonSnapshots,
  }),
)
