import type { Language } from '../base/language.ts'

export type Theme = 'light' | 'dark' | 'system'
export type Motion = 'on' | 'off' | 'system'

export interface Look {
  readonly language: Language
  readonly theme: Theme
  readonly motion: Motion
}

/** Read by public/first-paint.js before the first paint of the next visit. */
const key = 'offhand:look'

/** Puts language, theme and motion on the page and remembers them for the next first paint. */
export function applyLook(look: Look): void {
  const root = document.documentElement
  root.lang = look.language === 'zh' ? 'zh-CN' : 'en'
  root.setAttribute('data-mantine-color-scheme', schemeOf(look.theme))
  if (look.motion === 'system') root.removeAttribute('data-motion')
  else root.setAttribute('data-motion', look.motion)
  const bar = document.querySelector('meta[name=theme-color]')
  bar?.setAttribute('content', getComputedStyle(root).getPropertyValue('--paper').trim())
  try {
    localStorage.setItem(key, JSON.stringify(look))
  } catch {
    // Blocked storage only costs the right first paint.
  }
}

const darkSystem = () => matchMedia('(prefers-color-scheme: dark)')

const schemeOf = (theme: Theme): 'light' | 'dark' =>
  theme === 'system' ? (darkSystem().matches ? 'dark' : 'light') : theme

/** Calls back when the system turns dark or light. */
export function watchSystemTheme(changed: () => void): void {
  darkSystem().addEventListener('change', changed)
}
