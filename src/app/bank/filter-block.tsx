import { useState, type ReactNode } from 'react'
import { useText } from '../../i18n/use-text.ts'
import { Button } from '../../ui/button.tsx'
import { classes } from '../../ui/classes.ts'
import { Block } from '../../ui/layout.tsx'
import styles from './filter-block.module.css'

interface Props {
  /** How many filters are on. */
  readonly on: number
  readonly children: ReactNode
}

/** Filters stand in the margin of wide screens and behind one button on narrow ones. */
export function FilterBlock({ on, children }: Props) {
  const t = useText('bank')
  const [opened, setOpened] = useState(false)
  return (
    <Block order={2}>
      <Button className={styles.toggle} aria-expanded={opened} onClick={() => setOpened(!opened)}>
        {on > 0 ? t('filtersOn', { count: on }) : t('filters')}
      </Button>
      <div className={classes(styles.fields, opened && styles.opened)}>{children}</div>
    </Block>
  )
}
