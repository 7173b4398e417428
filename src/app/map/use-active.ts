import { useMemo, useState, type FocusEvent, type PointerEvent } from 'react'

interface Active {
  /** The node under the pointer, else the one that has the focus. */
  readonly active: string | null
  readonly focused: string | null
  readonly handlers: {
    readonly onPointerOver: (event: PointerEvent) => void
    readonly onPointerLeave: () => void
    readonly onFocus: (event: FocusEvent) => void
    readonly onBlur: () => void
  }
}

/** Which of the `data-node` elements inside an element is looked at. */
export function useActive(): Active {
  const [pointed, setPointed] = useState<string | null>(null)
  const [focused, setFocused] = useState<string | null>(null)
  const handlers = useMemo(
    () => ({
      // A finger leaves no trace.
      onPointerOver: ({ target, pointerType }: PointerEvent) => {
        if (pointerType !== 'touch') setPointed(nodeOf(target))
      },
      onPointerLeave: () => setPointed(null),
      onFocus: ({ target }: FocusEvent) => setFocused(nodeOf(target)),
      onBlur: () => setFocused(null),
    }),
    [],
  )
  return { active: pointed ?? focused, focused, handlers }
}

const nodeOf = (target: EventTarget): string | null =>
  (target instanceof Element && target.closest('[data-node]')?.getAttribute('data-node')) || null
