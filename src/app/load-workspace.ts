import { loadExercise } from '../content/load.ts'
import { loadMonaco } from '../exercise/editor/load-monaco.ts'

/** The editor is the largest part by far: fetched while the page is, which asks again if it fails. */
export function loadWorkspace() {
  loadMonaco().catch(() => undefined)
  return Promise.all([
    import('../exercise/exercise-page.tsx'),
    import('../exercise/workspace-runner.ts'),
  ])
}

/** Begins with what an exercise needs while the history is still being read. Whoever wants it asks again. */
export function fetchAhead(pathname: string): void {
  const [, slug] = /\/exercises\/([\w-]+)$/.exec(pathname) ?? []
  if (slug === undefined) return
  for (const part of [loadWorkspace(), loadExercise(slug)]) part.catch(() => undefined)
}
