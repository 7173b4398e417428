import { useId, useMemo, useRef, useState, type KeyboardEvent } from 'react'
import type { Language } from '../../base/language.ts'
import { catalog, topicTitle } from '../../content/catalog.ts'
import type { ConceptEntry, ConceptKey } from '../../content/types.ts'
import { useText } from '../../i18n/use-text.ts'
import { Kbd } from '../../ui/kbd.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { useHotkeys } from '../../ui/use-keys.ts'
import { findByTitle } from '../bank/find-by-title.ts'
import { bothOf } from '../search/documents.ts'
import type { SearchDocument } from '../search/search-index.ts'
import { useSearch } from '../search/use-search.ts'
import styles from './finder.module.css'

interface Props {
  readonly language: Language
  readonly onFound: (key: ConceptKey) => void
}

const mostShown = 8
const titles = catalog.concepts.map(({ key, title }) => ({ id: key, title }))
const byKey: ReadonlyMap<string, ConceptEntry> = new Map(
  catalog.concepts.map((concept) => [concept.key, concept]),
)

const conceptDocuments = (): readonly SearchDocument[] =>
  titles.map(({ id, title }) => ({ id, title: bothOf(title), concept: '', topic: '' }))

/** Finds a concept by its name or another word for it; the focus then goes to where it stands. */
export function Finder({ language, onFound }: Props) {
  const t = useText('map')
  const id = useId()
  const field = useRef<HTMLInputElement>(null)
  const [text, setText] = useState('')
  const [open, setOpen] = useState(false)
  const [at, setAt] = useState(0)
  const index = useSearch(conceptDocuments)
  const found = useMemo(() => {
    const hits = index ? index.find(text) : findByTitle(titles, text)
    return (hits ?? []).flatMap((key) => byKey.get(key) ?? []).slice(0, mostShown)
  }, [index, text])
  useHotkeys({
    '/': { run: () => field.current?.select(), label: t('keys.search') },
  })
  const chosen = found[Math.min(at, found.length - 1)]
  const shown = open && text.trim() !== ''

  const choose = (concept: ConceptEntry | undefined) => {
    if (!concept) return
    setText('')
    setOpen(false)
    onFound(concept.key)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (event.key === 'Enter' && shown) choose(chosen)
    else if (event.key === 'Escape' && text !== '') setText('')
    else if (step !== undefined && shown) setAt(Math.max(0, Math.min(found.length - 1, at + step)))
    else return
    event.preventDefault()
  }
  return (
    <div
      className={styles.finder}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) setOpen(false)
      }}
    >
      <TextField
        ref={field}
        type="search"
        role="combobox"
        label={t('find.label')}
        labelHidden
        placeholder={t('find.hint')}
        aria-expanded={shown && found.length > 0}
        aria-controls={`${id}-list`}
        aria-activedescendant={shown && chosen ? `${id}-${chosen.key}` : undefined}
        value={text}
        onFocus={() => setOpen(true)}
        onChange={(event) => {
          setText(event.target.value)
          setAt(0)
          setOpen(true)
        }}
        onKeyDown={onKeyDown}
        after={<Kbd decorative>{'/'}</Kbd>}
        autoComplete="off"
        enterKeyHint="search"
      />
      <div className={styles.found} hidden={!shown}>
        <ul id={`${id}-list`} role="listbox" aria-label={t('find.found')}>
          {found.map((concept) => (
            // The field has the keys.
            // eslint-disable-next-line jsx-a11y/click-events-have-key-events -- see above
            <li
              key={concept.key}
              id={`${id}-${concept.key}`}
              role="option"
              aria-selected={concept === chosen}
              className={styles.entry}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => choose(concept)}
            >
              <span>{concept.title[language]}</span>
              <span className={styles.topic}>{topicTitle(concept.topic, language)}</span>
            </li>
          ))}
        </ul>
        {found.length === 0 && (
          <p role="status" className={styles.none}>
            {t('find.none')}
          </p>
        )}
      </div>
    </div>
  )
}
