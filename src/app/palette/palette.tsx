import { useId, useMemo, useRef, useState, type KeyboardEvent } from 'react'
import { useNavigate } from 'react-router'
import { useLanguage, useText } from '../../i18n/use-text.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { useSearch } from '../search/use-search.ts'
import type { Services } from '../services.ts'
import { useActions } from './use-actions.ts'
import { bankDocuments, bankEntries, type PaletteEntry } from './entries.ts'
import styles from './palette.module.css'

interface Props {
  readonly services: Services
  readonly onClose: () => void
}

const mostShown = 40

/** One field for everything: screens, actions, primers, concepts, questions, exercises. */
export function Palette({ services, onClose }: Props) {
  const t = useText('palette')
  const language = useLanguage()
  const navigate = useNavigate()
  const id = useId()
  const [text, setText] = useState('')
  const [at, setAt] = useState(0)
  const list = useRef<HTMLUListElement>(null)
  const actions = useActions(services)
  const bank = useMemo(() => bankEntries(language), [language])
  const index = useSearch(bankDocuments)
  const found = useMemo((): readonly PaletteEntry[] => {
    const wanted = text.trim().toLowerCase()
    const own = actions.filter(({ title }) => title.toLowerCase().includes(wanted))
    if (wanted === '') return own
    const hits = index?.find(text)
    const byId = new Map(bank.map((entry) => [entry.id, entry]))
    const fromBank = hits
      ? hits.flatMap((hit) => byId.get(hit) ?? [])
      : bank.filter(({ title }) => title.toLowerCase().includes(wanted))
    return [...own, ...fromBank].slice(0, mostShown)
  }, [text, actions, bank, index])
  const chosen = found[Math.min(at, found.length - 1)]

  const go = (entry: PaletteEntry | undefined) => {
    if (!entry) return
    onClose()
    if (entry.to === undefined) actions.find(({ id: own }) => own === entry.id)?.run()
    else void navigate(entry.to)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (event.key === 'Enter' && !event.nativeEvent.isComposing) go(chosen)
    else if (step === undefined) return
    else {
      const next = Math.max(0, Math.min(found.length - 1, at + step))
      setAt(next)
      list.current?.children[next]?.scrollIntoView({ block: 'nearest' })
    }
    event.preventDefault()
  }
  return (
    <Dialog opened onClose={onClose} title={t('title')}>
      <input
        className={styles.field}
        role="combobox"
        aria-label={t('title')}
        aria-expanded
        aria-controls={`${id}-list`}
        aria-activedescendant={chosen && `${id}-${chosen.id}`}
        placeholder={t('hint')}
        value={text}
        data-autofocus
        onChange={(event) => {
          setText(event.target.value)
          setAt(0)
        }}
        onKeyDown={onKeyDown}
      />
      <ul
        ref={list}
        id={`${id}-list`}
        role="listbox"
        aria-label={t('found')}
        className={styles.list}
      >
        {found.map((entry) => (
          // The field has the keys.
          // eslint-disable-next-line jsx-a11y/click-events-have-key-events -- see above
          <li
            key={entry.id}
            id={`${id}-${entry.id}`}
            role="option"
            aria-selected={entry === chosen}
            className={styles.entry}
            onClick={() => go(entry)}
          >
            <span className={styles.name}>{entry.title}</span>
            <span className={styles.kind}>{t(`kinds.${entry.kind}`)}</span>
          </li>
        ))}
      </ul>
      {found.length === 0 && <p className={styles.none}>{t('none')}</p>}
    </Dialog>
  )
}
