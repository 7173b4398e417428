import type { Progress } from './progress.ts'
import type { Store } from './store.ts'

/** Kept values; what the browser does not store lasts for the sitting. */
export function createKept(
  store: Store,
  onFailure: (error: unknown) => void,
): { readonly kept: Progress['kept']; readonly forget: () => void } {
  const unsaved = new Map<string, unknown>()
  const attempt = async (write: Promise<void>): Promise<boolean> => {
    try {
      await write
      return true
    } catch (error) {
      onFailure(error)
      return false
    }
  }
  return {
    kept: {
      load: (key) => (unsaved.has(key) ? Promise.resolve(unsaved.get(key)) : store.kept(key)),
      save: async (key, value) => {
        const copy: unknown = structuredClone(value)
        unsaved.set(key, copy)
        if ((await attempt(store.keep(key, copy))) && unsaved.get(key) === copy) unsaved.delete(key)
      },
      remove: async (key) => {
        unsaved.set(key, undefined)
        if (await attempt(store.removeKept(key))) unsaved.delete(key)
      },
    },
    forget: () => unsaved.clear(),
  }
}
