import { useEffect } from 'react'
import { Link, useLocation, useNavigate } from 'react-router'
import { useText } from '../../i18n/use-text.ts'
import { Kbd } from '../../ui/kbd.tsx'
import { useHotkeys } from '../../ui/use-keys.ts'
import { sections } from './section.tsx'
import styles from './page.module.css'

/** The sections with their keys. */
export function Contents() {
  const t = useText('stats')
  const { search, hash, key } = useLocation()
  const navigate = useNavigate()
  // Also for an address that was typed: the sections are there only once the history was read.
  useEffect(() => {
    const section = hash === '' ? null : document.getElementById(hash.slice(1))
    section?.querySelector('h2')?.focus({ preventScroll: true })
    section?.scrollIntoView()
  }, [hash, key])
  useHotkeys(
    Object.fromEntries(
      sections.map((name, index) => [
        String(index + 1),
        {
          run: () => void navigate({ search, hash: name }, { replace: true }),
          label: t('keys.section', { name: t(`sections.${name}`) }),
        },
      ]),
    ),
  )
  return (
    <nav aria-label={t('contents')} className={styles.contents}>
      <ol>
        {sections.map((name, index) => (
          <li key={name}>
            <Link to={{ search, hash: name }} replace>
              {t(`sections.${name}`)}
              <Kbd decorative>{index + 1}</Kbd>
            </Link>
          </li>
        ))}
      </ol>
      <p className={styles.fine}>{t('hint')}</p>
      <p className={styles.coarse}>{t('hintTouch')}</p>
    </nav>
  )
}
