import { pythonDownload } from '../runner/engines/python/this-device.ts'

/** Resolves when Python is on this device. Whoever asks while it is under way waits for the same download. */
export async function fetchPython(onShare: (share: number) => void = () => {}): Promise<void> {
  const { store, total, fetchPython: fetchAll } = pythonDownload
  const unsubscribe = store.subscribe((state) => {
    if (state.type === 'loading') onShare(state.bytes / total)
  })
  try {
    await fetchAll()
  } finally {
    unsubscribe()
  }
}
