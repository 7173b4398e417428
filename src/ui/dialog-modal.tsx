import '@mantine/core/styles/CloseButton.layer.css'
import '@mantine/core/styles/ModalBase.layer.css'
import '@mantine/core/styles/Modal.layer.css'
import '@mantine/core/styles/Overlay.layer.css'
import '@mantine/core/styles/Paper.layer.css'
import '@mantine/core/styles/UnstyledButton.layer.css'
import { Modal } from '@mantine/core'
import { useEffect, useState } from 'react'
import type { DialogProps } from './dialog.tsx'
import { WithMantine } from './mantine.tsx'
import { useHotkeys } from './use-keys.ts'
import { useUiWords } from './use-ui-words.ts'
import styles from './dialog.module.css'

export function DialogModal({ opened, onClose, title, size = 'normal', children }: DialogProps) {
  const words = useUiWords()
  // Opened only once it is mounted: else Mantine would not know where to return the focus.
  const [shown, setShown] = useState(false)
  useEffect(() => setShown(opened), [opened])
  useHotkeys({ escape: onClose }, { layer: 'dialog', enabled: opened })
  return (
    <WithMantine>
      <Modal
        opened={shown}
        onClose={onClose}
        title={title}
        size={size === 'wide' ? '62rem' : '32rem'}
        centered
        // Escape goes through our keyboard, so that the page below does not hear it as well.
        closeOnEscape={false}
        closeButtonProps={{ 'aria-label': words.close }}
        transitionProps={{ transition: 'fade', duration: 120 }}
        classNames={{
          inner: styles.inner ?? '',
          overlay: styles.overlay ?? '',
          content: styles.content ?? '',
          header: styles.header ?? '',
          title: styles.title ?? '',
          close: styles.close ?? '',
          body: styles.body ?? '',
        }}
      >
        {children}
      </Modal>
    </WithMantine>
  )
}
