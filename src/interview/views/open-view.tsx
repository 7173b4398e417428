import { useState } from 'react'
import { useLanguage } from '../../i18n/use-text.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Notice } from '../../ui/notice.tsx'
import { useHotkeys } from '../../ui/use-keys.ts'
import { leftMs, type Sitting } from '../sitting.ts'
import { dateText } from './date-text.ts'
import { useWords } from './use-words.ts'
import styles from './set-up.module.css'

interface Props {
  readonly sitting: Sitting
  readonly onGo: () => void
  readonly onDrop: () => void
}

export function OpenView({ sitting, onGo, onDrop }: Props) {
  const t = useWords()
  const language = useLanguage()
  const [dropping, setDropping] = useState(false)
  useHotkeys({ enter: { run: onGo, label: t('open.go') } }, { enabled: !dropping })
  return (
    <>
      <Notice
        title={t('open.title')}
        actions={
          <>
            <Button variant="primary" kbd="Enter" onClick={onGo}>
              {t('open.go')}
            </Button>
            <Button variant="quiet" onClick={() => setDropping(true)}>
              {t('open.drop')}
            </Button>
          </>
        }
      >
        {sitting.stage !== 'running'
          ? t(`open.${sitting.stage}`)
          : t('open.text', {
              when: dateText(language, sitting.startedAt),
              minutes: Math.ceil(leftMs(sitting) / 60_000),
            })}
      </Notice>
      <Dialog opened={dropping} onClose={() => setDropping(false)} title={t('open.dropTitle')}>
        <p>{t('open.dropText')}</p>
        <div className={styles.buttons}>
          <Button
            onClick={() => {
              setDropping(false)
              onDrop()
            }}
          >
            {t('open.drop')}
          </Button>
          <Button variant="primary" onClick={() => setDropping(false)}>
            {t('open.keep')}
          </Button>
        </div>
      </Dialog>
    </>
  )
}
