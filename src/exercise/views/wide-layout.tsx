import type { ReactNode } from 'react'
import {
  Group,
  Panel,
  Separator,
  useDefaultLayout,
  type LayoutStorage,
} from 'react-resizable-panels'
import { useText } from '../../i18n/use-text.ts'
import styles from './wide-layout.module.css'

interface Props {
  readonly statement: ReactNode
  readonly code: ReactNode
  readonly bar: ReactNode
  readonly checks: ReactNode
}

/** Statement at the left, editor over checks; the user's sizes are kept on this device. */
export function WideLayout({ statement, code, bar, checks }: Props) {
  const t = useText('exercise')
  const columns = useDefaultLayout({ id: 'offhand-workspace-columns', storage })
  const rows = useDefaultLayout({ id: 'offhand-workspace-rows', storage })
  return (
    <Group className={styles.workspace} orientation="horizontal" {...kept(columns)}>
      <Panel
        id="statement"
        defaultSize="24rem"
        minSize="18rem"
        maxSize="60%"
        className={styles.statement}
      >
        {statement}
      </Panel>
      <Separator className={styles.column} aria-label={t('resizeStatement')} />
      <Panel id="work" minSize="28rem">
        <Group orientation="vertical" {...kept(rows)}>
          <Panel id="code" minSize="8rem">
            {code}
          </Panel>
          <Separator className={styles.row} aria-label={t('resizeChecks')} />
          <Panel id="checks" defaultSize="26rem" minSize="9rem" className={styles.checks}>
            {bar}
            <div className={styles.report}>{checks}</div>
          </Panel>
        </Group>
      </Panel>
    </Group>
  )
}

type Kept = ReturnType<typeof useDefaultLayout>

const kept = ({ defaultLayout, onLayoutChanged }: Kept) => ({ defaultLayout, onLayoutChanged })

/** Where storage is refused the sizes last until the page is left. */
const storage: LayoutStorage = {
  getItem: (key) => {
    try {
      return localStorage.getItem(key)
    } catch {
      return null
    }
  },
  setItem: (key, value) => {
    try {
      localStorage.setItem(key, value)
    } catch {
      return
    }
  },
}
