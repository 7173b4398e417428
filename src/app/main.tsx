import 'katex/dist/katex.min.css'
import '../ui/tokens.css'
import '../ui/global.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { I18nextProvider } from 'react-i18next'
import { RouterProvider } from 'react-router/dom'
import { createTranslator, speak } from '../i18n/i18n.ts'
import { openProgress } from '../progress/open.ts'
import { createSettings } from '../progress/settings.ts'
import { fetchAhead } from './load-workspace.ts'
import { applyLook, watchSystemTheme } from './look.ts'
import { startPwa } from './pwa.ts'
import { createRouter } from './routes.tsx'
import type { Services } from './services.ts'

const clock = () => Date.now()
const settings = createSettings({
  storage: () => window.localStorage,
  languages: navigator.languages,
})
const look = () => {
  const { language, theme, motion } = settings.store.getState()
  applyLook({ language, theme, motion })
}
look()
watchSystemTheme(look)
window.addEventListener('storage', () => settings.refresh())
fetchAhead(location.pathname)

/** The history is read before the first paint: a home screen that changes its mind is worse than a short wait. */
const [progress, translator] = await Promise.all([
  openProgress({ clock }),
  createTranslator(settings.store.getState().language),
])
settings.store.subscribe(({ language }) => {
  look()
  // Without its words, which only a broken first visit lacks, the old language stays on the screen.
  if (translator.language !== language) speak(translator, language).catch(() => undefined)
})
const services: Services = {
  progress,
  settings,
  clock,
  random: () => Math.random(),
  version: import.meta.env.VITE_VERSION,
  pwa: startPwa({
    url: `${import.meta.env.BASE_URL}sw.js`,
    scope: import.meta.env.BASE_URL,
    enabled: import.meta.env.PROD,
    clock,
    reload: () => location.reload(),
  }),
}

/** Backups, badge and reminder wait until the first screen is there. */
setTimeout(() => {
  import('./settings/background.ts').then(
    ({ startBackground }) => startBackground(services, translator),
    () => undefined,
  )
}, 2000)

createRoot(document.getElementById('root') as HTMLElement).render(
  <StrictMode>
    <I18nextProvider i18n={translator}>
      <RouterProvider router={createRouter(services)} />
    </I18nextProvider>
  </StrictMode>,
)
