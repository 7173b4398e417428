import type { Clock } from '../base/clock.ts'
import type { CodeLanguage } from '../base/code-language.ts'
import type { Progress } from '../progress/progress.ts'
import { createDraftKeeper } from './draft-keeper.ts'
import type { Notice, ReadyState } from './session-state.ts'
import { withVersion, type Version, type VersionReason } from './versions.ts'

/** The code in the editor: kept as it is typed, set aside before other code takes its place. */
export interface WorkingCopy {
  readonly edit: (source: string) => void
  /** Puts other code into the editor; what was there is set aside first. */
  readonly replace: (source: string, why: VersionReason, notice: Notice | null) => void
  readonly reset: () => void
  readonly restore: (source: string) => void
  readonly undoNotice: () => void
  readonly dismissNotice: () => void
  readonly takeOtherTab: () => void
  readonly keepMine: () => void
  readonly flush: () => Promise<void>
  readonly dispose: () => void
}

export function createWorkingCopy(options: {
  readonly slug: string
  readonly language: CodeLanguage
  readonly drafts: Progress['drafts']
  readonly clock: Clock
  readonly ready: () => ReadyState | null
  readonly update: (change: (state: ReadyState) => Partial<ReadyState>) => void
  readonly keepVersions: (versions: readonly Version[]) => void
}): WorkingCopy {
  const { slug, language, drafts, clock, ready, update } = options
  const keeper = createDraftKeeper({
    save: (source) => drafts.save({ exercise: slug, language, source }),
    onSaved: () => update(() => ({ draft: { type: 'saved' } })),
    onFailed: () => update(() => ({ draft: { type: 'failed' } })),
  })
  const stopListening = drafts.onChange((draft) => {
    if (draft.exercise !== slug || draft.language !== language) return
    update(({ source }) => ({ otherTab: draft.source === source ? null : draft }))
  })

  const setAside = (source: string, why: VersionReason): void => {
    update(({ versions }) => ({ versions: withVersion(versions, { at: clock(), source, why }) }))
    const versions = ready()?.versions
    if (versions) options.keepVersions(versions)
  }
  const typed = (source: string): void => {
    update(() => ({ source, draft: { type: 'unsaved' } }))
    keeper.change(source)
  }
  const replace = (source: string, why: VersionReason, notice: Notice | null): void => {
    const state = ready()
    if (!state) return
    setAside(state.source, why)
    typed(source)
    update(({ revision }) => ({ revision: revision + 1, notice }))
  }
  /** The other tab's code must not be lost when this tab saves over it. */
  const settleOtherTab = (): void => {
    const other = ready()?.otherTab
    if (!other) return
    setAside(other.source, 'other-tab')
    update(() => ({ otherTab: null }))
  }

  return {
    edit(source) {
      const state = ready()
      if (!state || state.source === source) return
      settleOtherTab()
      typed(source)
      update(() => ({ notice: null }))
    },
    replace,
    reset() {
      const state = ready()
      if (state) replace(state.starter, 'reset', { type: 'reset', previous: state.source })
    },
    restore(source) {
      const state = ready()
      if (state) replace(source, 'restored', { type: 'restored', previous: state.source })
    },
    undoNotice() {
      const notice = ready()?.notice
      if (!notice) return
      typed(notice.previous)
      update(({ revision }) => ({ revision: revision + 1, notice: null }))
    },
    dismissNotice: () => update(() => ({ notice: null })),
    takeOtherTab() {
      const other = ready()?.otherTab
      if (!other) return
      update(() => ({ otherTab: null }))
      replace(other.source, 'other-tab', null)
    },
    keepMine() {
      settleOtherTab()
      const state = ready()
      if (state) typed(state.source)
    },
    flush: () => keeper.flush(),
    dispose() {
      keeper.dispose()
      stopListening()
    },
  }
}
