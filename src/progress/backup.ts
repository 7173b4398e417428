import { packed, type WorkOptions } from './gzip.ts'
import { backupVersion } from './migrations.ts'
import type { Contents, Draft, Progress } from './progress.ts'

export const backupFormat = 'offhand-backup'

export interface Backup extends Contents {
  readonly version: number
  readonly exportedAt: number
  /** The version of the app that wrote it. */
  readonly app: string
  /** As stored: `parseSettings` takes from it what is valid. */
  readonly settings: Readonly<Record<string, unknown>> | null
}

/** Everything there is, as one gzip file. */
export async function createBackup(
  progress: Pick<Progress, 'contents'>,
  about: {
    readonly now: number
    readonly app: string
    readonly settings: Readonly<Record<string, unknown>> | null
  },
  options: WorkOptions = {},
): Promise<Uint8Array<ArrayBuffer>> {
  const { events, drafts } = await progress.contents()
  options.signal?.throwIfAborted()
  const head = { format: backupFormat, version: backupVersion, exportedAt: about.now }
  const all = { ...head, app: about.app, settings: about.settings }
  return packed(lines(all, drafts, events), options)
}

/** One event a line, so that a curious user can read and compare backups, and we read them in parts. */
function* lines(
  head: Readonly<Record<string, unknown>>,
  drafts: readonly Draft[],
  events: Contents['events'],
): Generator<{ readonly text: string; readonly share: number }> {
  yield { text: `${JSON.stringify({ ...head, drafts }).slice(0, -1)},"events":[`, share: 0 }
  for (let at = 0; at < events.length; at += linesPerPart) {
    const part = events.slice(at, at + linesPerPart).map((event) => JSON.stringify(event))
    const share = Math.min(1, (at + linesPerPart) / events.length)
    yield { text: `${at > 0 ? ',' : ''}\n${part.join(',\n')}`, share }
  }
  yield { text: '\n]}\n', share: 1 }
}
const linesPerPart = 1000
