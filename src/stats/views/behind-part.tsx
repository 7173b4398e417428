import type { ReactNode } from 'react'
import { textOf, type Selection } from '../selection.ts'
import { BehindPanel } from './behind-panel.tsx'
import type { SectionProps } from './props.ts'

type Props = Pick<SectionProps, 'history' | 'show' | 'behind'> & {
  readonly figure: Selection['figure']
  readonly title: (selection: Selection) => ReactNode
}

/** The list of what is behind the chosen part of this figure; nothing while another figure has it. */
export function BehindPart({ history, show, behind, figure, title }: Props) {
  const { selection } = show
  if (selection?.figure !== figure) return null
  return (
    <BehindPanel
      name={textOf(selection)}
      title={title(selection)}
      items={behind}
      today={history.today}
      dayOf={history.dayOf}
      onClose={show.close}
    />
  )
}

/** Whether the list that is open is this part's. */
export const isOpenPart = (selection: Selection | null, part: Selection): boolean =>
  selection !== null && textOf(selection) === textOf(part)
