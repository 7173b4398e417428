const mac = () => /mac|iphone|ipad/i.test(navigator.platform)

const names: Readonly<Record<string, string>> = {
  shift: '⇧',
  enter: 'Enter',
  escape: 'Esc',
  space: '␣',
  arrowup: '↑',
  arrowdown: '↓',
  arrowleft: '←',
  arrowright: '→',
}

/** `mod+shift+enter` as it is printed on this keyboard; one entry per key of a sequence. */
export const keyNames = (keys: string): readonly string[] =>
  keys.split(' ').map((combo) => combo.split('+').map(nameOf).join(' '))

function nameOf(key: string): string {
  if (key === 'mod') return mac() ? '⌘' : 'Ctrl'
  if (key === 'alt') return mac() ? '⌥' : 'Alt'
  return names[key] ?? (key.length === 1 ? key.toUpperCase() : key)
}
