import type { Clock } from '../base/clock.ts'
import type { Draft, Progress } from './progress.ts'
import { createQueue } from './queue.ts'
import { draftKey, type Store } from './store.ts'

export interface Drafts extends Pick<Progress, 'drafts'> {
  /** Another tab has saved a draft. */
  readonly receive: (draft: Draft) => void
  /** Stores what only lives in memory. */
  readonly save: () => Promise<void>
  readonly unsaved: () => readonly Draft[]
  readonly forget: () => void
}

export function createDrafts(options: {
  readonly store: Store
  readonly clock: Clock
  /** A store that does not outlive the sitting saves nothing. */
  readonly lasting: boolean
  readonly onSaved: (draft: Draft) => void
  readonly onFailure: (error: unknown) => void
}): Drafts {
  const { store, clock } = options
  const inOrder = createQueue()
  const unsaved = new Map<string, Draft>()
  const listeners = new Set<(draft: Draft) => void>()

  const put = async (draft: Draft): Promise<void> => {
    const key = draftKey(draft)
    unsaved.set(key, draft)
    if (!options.lasting) {
      await store.saveDraft(draft)
      throw new Error('The browser gives this page no storage that lasts.')
    }
    try {
      const saved = await store.saveDraft(draft)
      if (unsaved.get(key) === draft) unsaved.delete(key)
      options.onSaved(saved)
    } catch (error) {
      options.onFailure(error)
      throw error
    }
  }

  return {
    drafts: {
      load: async (exercise, language) =>
        unsaved.get(draftKey({ exercise, language })) ?? (await store.draft(exercise, language)),
      save: (draft) => {
        const stamped = { ...draft, at: clock() }
        return inOrder(() => put(stamped))
      },
      list: async () => {
        const byKey = new Map((await store.drafts()).map((draft) => [draftKey(draft), draft]))
        for (const [key, draft] of unsaved) byKey.set(key, draft)
        return [...byKey.values()].toSorted((a, b) => b.at - a.at)
      },
      remove: (exercise, language) =>
        inOrder(async () => {
          unsaved.delete(draftKey({ exercise, language }))
          await store.removeDraft(exercise, language)
        }),
      onChange: (listener) => {
        listeners.add(listener)
        return () => void listeners.delete(listener)
      },
    },
    receive: (draft) => {
      // Theirs came later than the save that failed here.
      unsaved.delete(draftKey(draft))
      for (const listener of listeners) listener(draft)
    },
    save: () =>
      inOrder(async () => {
        for (const draft of [...unsaved.values()]) await put(draft).catch(() => undefined)
      }),
    unsaved: () => [...unsaved.values()],
    forget: () => unsaved.clear(),
  }
}
