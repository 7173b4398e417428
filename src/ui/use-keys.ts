import { useEffect, useLayoutEffect, useRef } from 'react'
import { createKeyboard, type KeyLayer, type KeyPress, type Keys } from './keyboard.ts'

const keyboard = createKeyboard()
let listening = false

interface Options {
  readonly layer?: KeyLayer
  readonly enabled?: boolean
}

/**
 * Keys that work while the component is shown: `useHotkeys({ j: next, 'mod+enter': { run: submit, label } })`.
 * Plain keys rest while the user types, Enter and Space while a button or link has the focus, and all of
 * them under an open dialog. An action with a label appears in the list of keys.
 */
export function useHotkeys(keys: Keys, { layer = 'page', enabled = true }: Options = {}): void {
  const latest = useRef(keys)
  useLayoutEffect(() => {
    latest.current = keys
  })
  useEffect(() => {
    if (!enabled) return
    if (!listening) {
      listening = true
      window.addEventListener('keydown', (event) => keyboard.press(pressOf(event)))
    }
    return keyboard.add({ layer, keys: () => latest.current })
  }, [layer, enabled])
}

/** The labelled keys of what is on the screen. */
export const activeKeys = () => keyboard.list()

function pressOf(event: KeyboardEvent): KeyPress {
  const { key, ctrlKey, metaKey, altKey, shiftKey, repeat, isComposing, timeStamp } = event
  return {
    key,
    ctrlKey,
    metaKey,
    altKey,
    shiftKey,
    repeat,
    isComposing,
    timeStamp,
    defaultPrevented: event.defaultPrevented,
    preventDefault: () => event.preventDefault(),
    on: kindOf(event.target),
  }
}

function kindOf(target: EventTarget | null): KeyPress['on'] {
  if (!(target instanceof HTMLElement)) return 'page'
  if (target.isContentEditable || target.closest('textarea, .monaco-editor')) return 'text'
  if (target instanceof HTMLInputElement)
    return /^(radio|checkbox|range|button|submit|file|color)$/.test(target.type)
      ? 'control'
      : 'text'
  // In a radio group or listbox Enter means nothing of its own.
  if (target.closest('[role=radio], [role=option]')) return 'page'
  return target.closest('button, a[href], select, summary, [role=button], [role=tab]')
    ? 'control'
    : 'page'
}
