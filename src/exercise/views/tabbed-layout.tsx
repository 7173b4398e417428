import type { KeyboardEvent, ReactNode } from 'react'
import { useText } from '../../i18n/use-text.ts'
import { VisuallyHidden } from '../../ui/visually-hidden.tsx'
import styles from './tabbed-layout.module.css'

const areas = ['statement', 'code', 'checks'] as const
export type Area = (typeof areas)[number]

interface Props extends Readonly<Record<Area, ReactNode>> {
  /** Names the page while the statement, which has the heading, is not shown. */
  readonly title: string
  readonly bar: ReactNode
  readonly area: Area
  readonly checksNote: string
  readonly onArea: (area: Area) => void
}

/** One area at a time; the others stay mounted, so nothing of them is lost. */
export function TabbedLayout({ title, bar, area, checksNote, onArea, ...contents }: Props) {
  const t = useText('exercise')
  const move = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0
    const next = areas[areas.indexOf(area) + step]
    if (step === 0 || next === undefined) return
    event.preventDefault()
    onArea(next)
    document.getElementById(`tab-${next}`)?.focus()
  }
  return (
    <div className={styles.workspace}>
      {area !== 'statement' && (
        <h1 className={styles.title}>
          <VisuallyHidden>{title}</VisuallyHidden>
        </h1>
      )}
      <div
        role="tablist"
        aria-label={t('tabs')}
        tabIndex={-1}
        className={styles.tabs}
        onKeyDown={move}
      >
        {areas.map((one) => (
          <button
            key={one}
            type="button"
            role="tab"
            id={`tab-${one}`}
            aria-selected={one === area}
            aria-controls={`area-${one}`}
            tabIndex={one === area ? 0 : -1}
            onClick={() => onArea(one)}
          >
            {t(`areas.${one}`)}
            {one === 'checks' && checksNote !== '' && (
              <span className={styles.note}>{checksNote}</span>
            )}
          </button>
        ))}
      </div>
      {areas.map((one) => (
        <div
          key={one}
          role="tabpanel"
          id={`area-${one}`}
          aria-labelledby={`tab-${one}`}
          hidden={one !== area}
          className={one === 'code' ? styles.code : styles.area}
        >
          {contents[one]}
        </div>
      ))}
      <div className={styles.bar}>{bar}</div>
    </div>
  )
}
