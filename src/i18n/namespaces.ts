import type { all } from './en/all.ts'
import type { anki } from './en/anki.ts'
import type { conceptHistory } from './en/concept-history.ts'
import type { counter } from './en/counter.ts'
import type { interview } from './en/interview.ts'
import type { map } from './en/map.ts'
import type { python } from './en/python.ts'
import type { pythonDownload } from './en/python-download.ts'
import type { settings } from './en/settings.ts'
import type { stats } from './en/stats.ts'

/** Every namespace: those of the first screens, and those that come with the chunk of their page. */
export type Namespaces = typeof all & {
  readonly anki: typeof anki
  readonly conceptHistory: typeof conceptHistory
  readonly counter: typeof counter
  readonly interview: typeof interview
  readonly map: typeof map
  readonly python: typeof python
  readonly pythonDownload: typeof pythonDownload
  readonly settings: typeof settings
  readonly stats: typeof stats
}
