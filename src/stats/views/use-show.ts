import { useMemo } from 'react'
import { useLocation, useNavigate, useSearchParams } from 'react-router'
import { selectionOf, textOf, type Selection } from '../selection.ts'

/** What stands in the history's entry of an opened list: going back closes it. */
const opened = { opened: true } as const

export interface Show {
  /** As the address says it; null: no list is open. */
  readonly selection: Selection | null
  /** The address that lists what is behind a part, with everything else as it is. */
  readonly to: (selection: Selection) => string
  /** For the links that open a list: one list after the other is one step back. */
  readonly link: { readonly replace: boolean; readonly state: unknown }
  readonly close: () => void
}

export function useShow(): Show {
  const [params, setParams] = useSearchParams()
  const navigate = useNavigate()
  const { state } = useLocation() as { readonly state: unknown }
  const text = params.get('show')
  const selection = useMemo(() => selectionOf(text), [text])
  const wasOpened = typeof state === 'object' && state !== null && 'opened' in state
  return {
    selection,
    to: (part) => {
      const next = new URLSearchParams(params)
      next.set('show', textOf(part))
      return `?${next.toString()}`
    },
    link: { replace: wasOpened, state: text === null || wasOpened ? opened : null },
    close: () => {
      if (wasOpened) void navigate(-1)
      else
        setParams(
          (before) => {
            before.delete('show')
            return before
          },
          { replace: true, preventScrollReset: true },
        )
    },
  }
}
