import { useEffect, useRef, useState } from 'react'
import { useStore } from 'zustand'
import { catalog, questionOf } from '../../content/catalog.ts'
import { useText } from '../../i18n/use-text.ts'
import {
  longestNote,
  marksOf,
  setAside,
  setBookmark,
  setFlag,
  setNote,
} from '../../progress/marks.ts'
import type { Progress } from '../../progress/progress.ts'
import { Button } from '../../ui/button.tsx'
import { useCopied } from '../../ui/use-copied.ts'
import { useHotkeys } from '../../ui/use-keys.ts'
import { issueText } from '../issue-text.ts'
import styles from './marks.module.css'

interface Props {
  readonly id: string
  readonly progress: Progress
}

/** A note is stored when nothing was typed for this long. */
const pauseMs = 600

/** Bookmark, note, flag and whether it is set aside, of one question: the user's own, kept with the history. */
export function MarksView({ id, progress }: Props) {
  const t = useText('quiz')
  const item = `question:${id}` as const
  const settings = useStore(progress.state, (state) =>
    state.status === 'loading' ? null : state.projections.settings,
  )
  const marks = marksOf({ settings: settings ?? new Map() }, item)
  const [open, setOpen] = useState<'note' | 'flag' | null>(null)
  const bookmark = () => void setBookmark(progress, item, !marks.bookmarked)
  const aside = () => void setAside(progress, item, !marks.aside)
  const toggle = (part: 'note' | 'flag') => () => setOpen(open === part ? null : part)
  // A to I choose answers.
  useHotkeys({
    m: { run: bookmark, label: t('marks.bookmark') },
    n: { run: toggle('note'), label: t('marks.note') },
    w: { run: toggle('flag'), label: t('marks.flag') },
    x: { run: aside, label: t('marks.aside') },
  })
  return (
    <div className={styles.marks}>
      <div className={styles.row}>
        <Button variant="quiet" kbd="M" aria-pressed={marks.bookmarked} onClick={bookmark}>
          {t(marks.bookmarked ? 'marks.bookmarked' : 'marks.bookmark')}
        </Button>
        <Button variant="quiet" kbd="N" aria-expanded={open === 'note'} onClick={toggle('note')}>
          {t(marks.note === '' ? 'marks.note' : 'marks.noted')}
        </Button>
        <Button variant="quiet" kbd="W" aria-expanded={open === 'flag'} onClick={toggle('flag')}>
          {t(marks.flag === null ? 'marks.flag' : 'marks.flagged')}
        </Button>
        <Button variant="quiet" kbd="X" aria-pressed={marks.aside} onClick={aside}>
          {t(marks.aside ? 'marks.isAside' : 'marks.aside')}
        </Button>
      </div>
      {marks.aside && <p className={styles.hint}>{t('marks.asideHint')}</p>}
      {open === null && marks.note !== '' && <p className={styles.note}>{marks.note}</p>}
      {open === 'note' && (
        <Writing
          label={t('marks.noteLabel')}
          value={marks.note}
          onWrite={(text) => void setNote(progress, item, text)}
          onClose={() => setOpen(null)}
        />
      )}
      {open === 'flag' && (
        <>
          <Writing
            label={t('marks.flagLabel')}
            value={marks.flag ?? ''}
            onWrite={(text) => void setFlag(progress, item, text === '' ? null : text)}
            onClose={() => setOpen(null)}
          />
          <p className={styles.hint}>{t('marks.flagHint')}</p>
          {marks.flag !== null && <IssueButtons id={id} why={marks.flag} progress={progress} />}
        </>
      )}
    </div>
  )
}

function Writing({
  label,
  value,
  onWrite,
  onClose,
}: {
  readonly label: string
  readonly value: string
  readonly onWrite: (text: string) => void
  readonly onClose: () => void
}) {
  const [text, setText] = useState(value)
  const written = useRef(value)
  const write = useRef(onWrite)
  useEffect(() => {
    write.current = onWrite
  })
  const latest = useRef(text)
  const store = (next: string): void => {
    if (next.trim() === written.current.trim()) return
    written.current = next
    write.current(next.trim())
  }
  useEffect(() => {
    latest.current = text
    const timer = setTimeout(() => store(text), pauseMs)
    return () => clearTimeout(timer)
  }, [text])
  // What was typed last is stored when the field or the page goes away.
  useEffect(() => {
    const leave = () => store(latest.current)
    window.addEventListener('pagehide', leave)
    return () => {
      window.removeEventListener('pagehide', leave)
      leave()
    }
  }, [])
  return (
    <textarea
      className={styles.field}
      aria-label={label}
      placeholder={label}
      maxLength={longestNote}
      rows={3}
      value={text}
      // It opens by a key or a press of its own.
      // eslint-disable-next-line jsx-a11y/no-autofocus -- see above
      autoFocus
      onChange={(event) => setText(event.target.value)}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.stopPropagation()
        onClose()
      }}
    />
  )
}

function IssueButtons({
  id,
  why,
  progress,
}: {
  readonly id: string
  readonly why: string
  readonly progress: Progress
}) {
  const t = useText('quiz')
  const entry = questionOf(id)
  const { copied, copy } = useCopied(() => (entry ? issueText(entry, why, catalog.version) : ''))
  if (!entry) return null
  return (
    <div className={styles.row}>
      <Button variant="quiet" onClick={copy}>
        {t(copied ? 'marks.copied' : 'marks.copyIssue')}
      </Button>
      <Button variant="quiet" onClick={() => void setFlag(progress, `question:${id}`, null)}>
        {t('marks.unflag')}
      </Button>
    </div>
  )
}
