import { err, ok, type Result } from '../base/result.ts'
import type { ImportProblem } from './check-backup.ts'
import { sameJson } from './plain-json.ts'
import type { Contents, Draft, Progress } from './progress.ts'
import { draftKey, newerDraft } from './store.ts'

/** What taking a backup in would change. */
export interface ImportPreview {
  readonly newEvents: number
  /** How many of the new events are answers. */
  readonly newReviews: number
  readonly known: number
  readonly drafts: {
    readonly added: readonly Draft[]
    /** Newer than the drafts here, which they replace. */
    readonly replacing: readonly Draft[]
    /** Older than the drafts here, which stay. */
    readonly passedOver: readonly Draft[]
    readonly same: number
  }
}

/**
 * Compares a checked backup with what is here. Refused is one that has other contents under the id
 * of an event of ours: events never change, and a union of both would depend on who imports whom.
 */
export async function previewImport(
  progress: Pick<Progress, 'contents'>,
  backup: Contents,
): Promise<Result<ImportPreview, ImportProblem>> {
  const ours = await progress.contents()
  const known = new Map(ours.events.map((event) => [event.id, event]))
  const byId = new Map(backup.events.map((event) => [event.id, event]))
  for (const [id, theirs] of byId) {
    const mine = known.get(id)
    if (mine && !sameJson(mine, theirs)) return err({ type: 'conflict', id })
  }
  const fresh = [...byId.values()].filter(({ id }) => !known.has(id))
  const draftByKey = new Map(ours.drafts.map((draft) => [draftKey(draft), draft]))
  const drafts = {
    added: [] as Draft[],
    replacing: [] as Draft[],
    passedOver: [] as Draft[],
    same: 0,
  }
  for (const theirs of backup.drafts) {
    const mine = draftByKey.get(draftKey(theirs))
    if (!mine) drafts.added.push(theirs)
    else if (mine.source === theirs.source) drafts.same += 1
    else if (newerDraft(mine, theirs) === theirs) drafts.replacing.push(theirs)
    else drafts.passedOver.push(theirs)
  }
  return ok({
    newEvents: fresh.length,
    newReviews: fresh.filter(({ type }) => type === 'review').length,
    known: byId.size - fresh.length,
    drafts,
  })
}
