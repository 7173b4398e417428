import { loadPaths } from '../../content/load.ts'
import type { ExercisePaths } from '../../content/paths.ts'
import { useLoaded } from '../../ui/use-loaded.ts'

const none: ExercisePaths = { groups: [], paths: [] }

/** Until they are there, or where they cannot be loaded, the list does without. */
export const usePaths = (): ExercisePaths => useLoaded(loadPaths) ?? none
