import { useRef, useState } from 'react'
import { useText } from '../../i18n/use-text.ts'
import { Button } from '../../ui/button.tsx'
import { Row } from './row.tsx'
import { Status } from './status.tsx'
import styles from './settings.module.css'

interface Props {
  /** Null while it is not known. */
  readonly persisted: boolean | null
  readonly onAsk: () => Promise<boolean>
}

/** Whether the browser has promised not to clear the data by itself. */
export function Persistence({ persisted, onAsk }: Props) {
  const t = useText('settings')
  const [refused, setRefused] = useState(false)
  const answer = useRef<HTMLSpanElement>(null)
  if (persisted === null) return null
  const ask = async () => {
    const granted = await onAsk()
    setRefused(!granted)
    // The button goes; the focus moves to the answer, which is then read.
    if (granted) answer.current?.focus()
  }
  return (
    <>
      <Row
        title={t('offline.keep')}
        note={
          <span ref={answer} tabIndex={-1} className={styles.answer}>
            {persisted ? t('offline.persisted') : t('offline.notPersisted')}
          </span>
        }
      >
        {!persisted && <Button onClick={() => void ask()}>{t('offline.ask')}</Button>}
      </Row>
      <Status>{refused && !persisted && <p>{t('offline.refused')}</p>}</Status>
    </>
  )
}
