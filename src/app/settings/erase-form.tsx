import { useRef, useState, type FormEvent } from 'react'
import { useText } from '../../i18n/use-text.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { VisuallyHidden } from '../../ui/visually-hidden.tsx'
import type { Services } from '../services.ts'
import { ExportStatus } from './export-status.tsx'
import { isWord } from './is-word.ts'
import { messageOf } from './problem-words.ts'
import { resetSettings } from './reset-settings.ts'
import { Busy, Status } from './status.tsx'
import { useExport } from './use-export.ts'
import { useLosses } from './use-losses.ts'
import styles from './erase.module.css'

interface Props {
  readonly services: Services
  readonly onCancel: () => void
  readonly onErased: () => void
}

/** What is lost, a backup first, and a word to type: nobody erases by accident. */
export function EraseForm({ services, onCancel, onErased }: Props) {
  const t = useText('settings')
  const common = useText('common')
  const { progress, settings } = services
  const losses = useLosses(progress)
  const saving = useExport(services)
  const [typed, setTyped] = useState('')
  const [mismatch, setMismatch] = useState(false)
  const [state, setState] = useState<{ readonly message: string } | 'idle' | 'erasing'>('idle')
  const field = useRef<HTMLInputElement>(null)
  const word = t('erase.word')

  const erase = async () => {
    setState('erasing')
    try {
      await progress.erase()
    } catch (error) {
      return setState({ message: messageOf(error) })
    }
    resetSettings({ settings, languages: navigator.languages, storage: () => localStorage })
    onErased()
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (state === 'erasing') return
    if (isWord(typed, word)) return void erase()
    setMismatch(true)
    field.current?.focus()
  }
  return (
    <form onSubmit={submit} noValidate className={styles.form}>
      <p>
        {t('erase.loses', {
          reviews: t('erase.reviews', { count: losses.reviews }),
          runs: t('erase.runs', { count: losses.runs }),
          drafts: t('backup.drafts', { count: losses.drafts }),
        })}
      </p>
      <div>
        <Button onClick={() => void saving.run()}>{t('erase.backupFirst')}</Button>
        <ExportStatus state={saving.state} onCancel={saving.cancel} />
      </div>
      <div>
        <TextField
          ref={field}
          label={t('erase.type', { word })}
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value)
            setMismatch(false)
          }}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          data-autofocus
          {...(mismatch && { error: t('erase.mismatch', { word }) })}
        />
        <Status>
          {/* The field shows it; a change of its description alone is not read out. */}
          {mismatch && <VisuallyHidden>{t('erase.mismatch', { word })}</VisuallyHidden>}
          {state === 'erasing' && <Busy>{t('erase.erasing')}</Busy>}
          {typeof state === 'object' && (
            <Notice tone="fail" role="none">
              {t('erase.failed', { message: state.message })}
            </Notice>
          )}
        </Status>
      </div>
      <div className={styles.actions}>
        <Button onClick={onCancel}>{common('cancel')}</Button>
        <Button type="submit" className={styles.confirm}>
          {t('erase.confirm')}
        </Button>
      </div>
    </form>
  )
}
