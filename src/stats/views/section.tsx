import type { ReactNode } from 'react'
import { useText } from '../../i18n/use-text.ts'
import styles from './page.module.css'

/** In the order of the page; the key of each is its number. */
export const sections = [
  'days',
  'recall',
  'forecast',
  'stability',
  'mastery',
  'code',
  'matrix',
  'ranking',
] as const
export type SectionName = (typeof sections)[number]

export function Section({
  name,
  children,
}: {
  readonly name: SectionName
  readonly children: ReactNode
}) {
  const t = useText('stats')
  return (
    <section id={name} className={styles.section}>
      <h2 tabIndex={-1}>{t(`sections.${name}`)}</h2>
      {children}
    </section>
  )
}

/** Side by side where there is room. */
export const Pair = ({ children }: { readonly children: ReactNode }) => (
  <div className={styles.pair}>{children}</div>
)
