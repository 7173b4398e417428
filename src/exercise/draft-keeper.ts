export interface DraftKeeper {
  /** Saves this text soon; a later call replaces it. */
  readonly change: (source: string) => void
  /** Saves at once what still waits. */
  readonly flush: () => Promise<void>
  readonly dispose: () => void
}

const quietMs = 300

/** Saves while the user types: after a pause, in order, and never an older text over a newer one. */
export function createDraftKeeper(options: {
  readonly save: (source: string) => Promise<void>
  readonly onSaved: () => void
  readonly onFailed: () => void
}): DraftKeeper {
  let waiting: string | null = null
  let timer: ReturnType<typeof setTimeout> | null = null
  let saving: Promise<void> = Promise.resolve()

  const stop = () => {
    if (timer !== null) clearTimeout(timer)
    timer = null
  }
  const flush = (): Promise<void> => {
    stop()
    if (waiting === null) return saving
    const source = waiting
    waiting = null
    saving = saving
      .then(() => options.save(source))
      .then(
        () => {
          if (waiting === null) options.onSaved()
        },
        () => {
          // Kept for the next try, unless something newer waits already.
          waiting ??= source
          options.onFailed()
        },
      )
    return saving
  }
  return {
    change: (source) => {
      waiting = source
      stop()
      timer = setTimeout(() => void flush(), quietMs)
    },
    flush,
    dispose: () => {
      void flush()
      stop()
    },
  }
}
