import { lazy, Suspense, useState, type ReactNode } from 'react'

export interface DialogProps {
  readonly opened: boolean
  readonly onClose: () => void
  readonly title: ReactNode
  readonly size?: 'normal' | 'wide'
  readonly children: ReactNode
}

const loadModal = () => import('./dialog-modal.tsx')
const Modal = lazy(async () => ({ default: (await loadModal()).DialogModal }))

/** Focus stays inside, Escape closes, the page behind is inert. Loaded when first opened. */
export function Dialog(props: DialogProps) {
  const [wanted, setWanted] = useState(props.opened)
  if (props.opened && !wanted) setWanted(true)
  return wanted ? (
    <Suspense fallback={null}>
      <Modal {...props} />
    </Suspense>
  ) : null
}
