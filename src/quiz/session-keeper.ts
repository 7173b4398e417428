/** Writes the newest value; while one write is under way, those that come are folded into the next. */
export function createKeeper<T>(save: (value: T) => Promise<void>) {
  let waiting: { readonly value: T } | null = null
  let running: Promise<void> | null = null

  const drain = async (): Promise<void> => {
    while (waiting) {
      const { value } = waiting
      waiting = null
      // Best effort: the log, not what is kept, is the truth.
      await save(value).catch(() => undefined)
    }
    running = null
  }
  return {
    /** Resolves when this value or a newer one is written. */
    keep: (value: T): Promise<void> => {
      waiting = { value }
      running ??= drain()
      return running
    },
  }
}
