/** Which key does what right now. Free of React and of the page, so that it is tested as it is. */

export interface KeyAction {
  readonly run: () => void
  /** Words for the list of keys; without them the key is not listed. */
  readonly label?: string
}

/** Keys by name: `j`, `?`, `enter`, `arrowdown`, `mod+enter`, `mod+shift+enter`, `g t` (one after the other). */
export type Keys = Readonly<Record<string, KeyAction | (() => void)>>

/** A dialog is asked before the page, the page before the app. */
export type KeyLayer = 'app' | 'page' | 'dialog'

export interface KeyScope {
  readonly layer: KeyLayer
  readonly keys: () => Keys
}

export interface KeyPress {
  readonly key: string
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly altKey: boolean
  readonly shiftKey: boolean
  readonly repeat: boolean
  readonly isComposing: boolean
  readonly defaultPrevented: boolean
  readonly timeStamp: number
  readonly preventDefault: () => void
  /** `text`: a field that takes characters; `control`: Enter and Space already mean something there. */
  readonly on: 'text' | 'control' | 'page'
}

const sequenceMs = 1200
const depth: Record<KeyLayer, number> = { app: 0, page: 1, dialog: 2 }

export interface Keyboard {
  readonly add: (scope: KeyScope) => () => void
  readonly press: (press: KeyPress) => void
  /** What can be pressed now, nearest scope first; keys without words are left out. */
  readonly list: () => readonly { readonly keys: string; readonly label: string }[]
}

export function createKeyboard(): Keyboard {
  let scopes: readonly KeyScope[] = []
  let first: { readonly key: string; readonly at: number } | null = null

  /** Nearest first. An open dialog hides everything below it. */
  const reachable = () => {
    const sorted = scopes.toReversed().toSorted((a, b) => depth[b.layer] - depth[a.layer])
    const top = sorted[0]
    return top?.layer === 'dialog' ? [top] : sorted
  }
  const find = (combo: string) => {
    for (const scope of reachable()) {
      const action = scope.keys()[combo]
      if (action) return typeof action === 'function' ? action : action.run
    }
    return null
  }
  const starts = (key: string) =>
    reachable().some((scope) =>
      Object.keys(scope.keys()).some((name) => name.startsWith(`${key} `)),
    )

  return {
    add: (scope) => {
      scopes = [...scopes, scope]
      return () => {
        scopes = scopes.filter((other) => other !== scope)
      }
    },
    press: (press) => {
      if (press.defaultPrevented || press.isComposing) return
      const combo = comboOf(press)
      if (combo === null || belongsToTarget(press, combo)) return
      const sequence =
        first !== null && press.timeStamp - first.at <= sequenceMs ? `${first.key} ${combo}` : null
      first = null
      const run = (sequence === null ? null : find(sequence)) ?? find(combo)
      if (run) {
        press.preventDefault()
        // A key that is held down must not answer one question after the other.
        if (!(press.repeat && (combo === 'enter' || combo === 'space'))) run()
      } else if (starts(combo)) first = { key: combo, at: press.timeStamp }
    },
    list: () => {
      const seen = new Set<string>()
      return reachable().flatMap((scope) =>
        Object.entries(scope.keys()).flatMap(([keys, action]) => {
          if (typeof action === 'function' || action.label === undefined || seen.has(keys))
            return []
          seen.add(keys)
          return [{ keys, label: action.label }]
        }),
      )
    },
  }
}

const modifiers = new Set(['control', 'meta', 'alt', 'shift', 'altgraph', 'capslock', 'process'])

function comboOf(press: KeyPress): string | null {
  const key = press.key === ' ' ? 'space' : press.key.toLowerCase()
  if (modifiers.has(key)) return null
  // `?` is typed with Shift on most keyboards: for signs the sign itself is the name.
  const sign = key.length === 1 && !/[\p{L}\p{N}]/u.test(key)
  return [
    press.ctrlKey || press.metaKey ? 'mod' : '',
    press.altKey ? 'alt' : '',
    press.shiftKey && !sign ? 'shift' : '',
    key,
  ]
    .filter(Boolean)
    .join('+')
}

function belongsToTarget(press: KeyPress, combo: string): boolean {
  if (press.on === 'text') return !(combo.startsWith('mod+') || combo === 'escape')
  return press.on === 'control' && (combo === 'enter' || combo === 'space')
}
