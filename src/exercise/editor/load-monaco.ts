type Loaded = typeof import('./monaco.ts')

let loading: Promise<Loaded> | null = null

/** Fetches Monaco once; a failed fetch may be tried again. */
export function loadMonaco(): Promise<Loaded> {
  loading ??= import('./monaco.ts').catch((error: unknown) => {
    loading = null
    throw error
  })
  return loading
}
