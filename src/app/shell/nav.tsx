import { Link, NavLink } from 'react-router'
import { useText } from '../../i18n/use-text.ts'
import { Kbd } from '../../ui/kbd.tsx'
import styles from './nav.module.css'

const pages = [
  { to: '/', name: 'today' },
  { to: '/questions', name: 'questions' },
  { to: '/exercises', name: 'exercises' },
  { to: '/stats', name: 'stats' },
  { to: '/map', name: 'map' },
  { to: '/settings', name: 'settings' },
] as const
/** The bar at the bottom of a phone has room for five words: this one stands at the top. */
const above = '/map'

function PageLinks({ phone = false }: { readonly phone?: boolean }) {
  const t = useText('shell')
  const shown = phone ? pages.filter(({ to }) => to !== above) : pages
  return shown.map(({ to, name }) => (
    <NavLink key={to} to={to} end={to === '/'}>
      {t(`nav.${name}`)}
    </NavLink>
  ))
}

interface TopBarProps {
  /** On phones a workspace shows the way back and its name instead of the wordmark. */
  readonly back?: { readonly to: string; readonly label: string; readonly title: string }
  readonly onKeys: () => void
}

export function TopBar({ back, onKeys }: TopBarProps) {
  const t = useText('shell')
  return (
    <header className={styles.bar}>
      <Link to="/" className={back ? `${styles.mark} ${styles.wide}` : styles.mark} translate="no">
        {'Offhand'}
      </Link>
      {back && (
        <Link to={back.to} className={styles.back} aria-label={`${back.label}: ${back.title}`}>
          <svg viewBox="0 0 16 16" aria-hidden>
            <path d="M10 3L5 8l5 5" />
          </svg>
          <span>{back.title}</span>
        </Link>
      )}
      <nav aria-label={t('nav.label')} className={styles.links}>
        <PageLinks />
      </nav>
      {!back && (
        <NavLink to={above} className={styles.above ?? ''}>
          {t('nav.map')}
        </NavLink>
      )}
      <button type="button" className={styles.keys} onClick={onKeys}>
        {t('keys.title')}
        <Kbd decorative>{'?'}</Kbd>
      </button>
    </header>
  )
}

export function BottomBar() {
  const t = useText('shell')
  return (
    <nav aria-label={t('nav.label')} className={styles.bottom}>
      <PageLinks phone />
    </nav>
  )
}
