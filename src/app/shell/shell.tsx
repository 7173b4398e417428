import { lazy, Suspense, useEffect, useState, type MouseEvent } from 'react'
import {
  Outlet,
  ScrollRestoration,
  useLocation,
  useMatches,
  useNavigate,
  useNavigation,
} from 'react-router'
import { useLanguage, useText } from '../../i18n/use-text.ts'
import { activeKeys, useHotkeys } from '../../ui/use-keys.ts'
import { UiWordsContext } from '../../ui/use-ui-words.ts'
import { TermCards } from '../glossary/term-cards.tsx'
import type { Services } from '../services.ts'
import { KeysDialog, type KeyEntry } from './keys-dialog.tsx'
import { BottomBar, TopBar } from './nav.tsx'
import { isHandle, type RouteHandle } from './route-handle.ts'
import { ShellNotices } from './shell-notices.tsx'
import { usePageFocus } from './use-page-focus.ts'
import { useTitle } from './use-title.ts'
import styles from './shell.module.css'

const Palette = lazy(() =>
  import('../palette/palette.tsx').then((module) => ({ default: module.Palette })),
)

/** What stands around every page: bars, notices, keys, title, focus. */
export function Shell({ services }: { readonly services: Services }) {
  const t = useText('shell')
  const common = useText('common')
  const language = useLanguage()
  const navigate = useNavigate()
  const { pathname } = useLocation()
  const loading = useNavigation().state === 'loading'
  const match = useMatches().findLast(({ handle }) => isHandle(handle))
  const handle: RouteHandle = isHandle(match?.handle) ? match.handle : { frame: 'page' }
  const title = handle.title?.(t, language, match?.params ?? {}) ?? null
  const [keys, setKeys] = useState<readonly KeyEntry[] | null>(null)
  const [opened, setPalette] = useState(false)
  const palette = useText('palette')
  const showKeys = () => setKeys(activeKeys())

  useTitle(title)
  usePageFocus(pathname)
  const go = (to: string, page: string) => ({
    run: () => void navigate(to),
    label: t('keys.go', { page }),
  })
  useHotkeys(
    {
      'g t': go('/', t('nav.today')),
      'g q': go('/questions', t('nav.questions')),
      'g e': go('/exercises', t('nav.exercises')),
      'g a': go('/stats', t('nav.stats')),
      'g m': go('/map', t('nav.map')),
      'g s': go('/settings', t('nav.settings')),
      '?': { run: showKeys, label: t('keys.open') },
      'mod+k': { run: () => setPalette(true), label: palette('open') },
    },
    { layer: 'app' },
  )
  // The list of keys belongs to the page it was opened on.
  useEffect(() => setKeys(null), [pathname])

  return (
    <UiWordsContext value={{ close: common('close') }}>
      <a href="#main" className={styles.skip} onClick={focusMain}>
        {t('skip')}
      </a>
      {handle.frame !== 'session' && (
        <TopBar
          onKeys={showKeys}
          {...(handle.frame === 'workspace' && {
            back: {
              to: '/exercises',
              label: t('nav.back', { page: t('nav.exercises') }),
              title: title ?? '',
            },
          })}
        />
      )}
      <div className={loading ? styles.loading : styles.idle} role="status">
        {loading && <span>{t('loading')}</span>}
      </div>
      <ShellNotices services={services} quiet={handle.frame !== 'page'} />
      <Outlet />
      {handle.frame === 'page' && <BottomBar />}
      <TermCards />
      <KeysDialog entries={keys} onClose={() => setKeys(null)} />
      <Suspense>
        {opened && <Palette services={services} onClose={() => setPalette(false)} />}
      </Suspense>
      <ScrollRestoration />
    </UiWordsContext>
  )
}

function focusMain(event: MouseEvent) {
  event.preventDefault()
  const main = document.querySelector('main')
  if (!main) return
  main.tabIndex = -1
  main.focus()
}
