import { useRef, useState } from 'react'
import { useText } from '../../i18n/use-text.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Notice } from '../../ui/notice.tsx'
import type { Services } from '../services.ts'
import { EraseForm } from './erase-form.tsx'
import { Row } from './row.tsx'
import { Section } from './section.tsx'
import { Status } from './status.tsx'

interface Props {
  readonly services: Services
  readonly onErased: () => void
}

export function EraseSection({ services, onErased }: Props) {
  const t = useText('settings')
  const [opened, setOpened] = useState(false)
  const [done, setDone] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const close = () => {
    setOpened(false)
    button.current?.focus()
  }
  return (
    <Section id="erase" title={t('erase.title')}>
      <Row title={t('erase.what')} note={t('erase.note')}>
        <Button
          ref={button}
          onClick={() => {
            setDone(false)
            setOpened(true)
          }}
        >
          {t('erase.open')}
        </Button>
      </Row>
      <Status>
        {done && (
          <Notice tone="pass" role="none" title={t('erase.done')}>
            {t('erase.doneText')}
          </Notice>
        )}
      </Status>
      <Dialog opened={opened} onClose={close} title={t('erase.question')}>
        <EraseForm
          services={services}
          onCancel={close}
          onErased={() => {
            close()
            setDone(true)
            onErased()
          }}
        />
      </Dialog>
    </Section>
  )
}
