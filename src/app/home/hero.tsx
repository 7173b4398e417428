import type { ReactNode } from 'react'
import { Figures } from './figures.tsx'
import styles from './home.module.css'

interface Props {
  readonly date: string
  readonly sentence: string
  readonly note?: ReactNode
  /** The one primary button of the screen. */
  readonly action: ReactNode
}

export function Hero({ date, sentence, note, action }: Props) {
  return (
    <header>
      <p className={styles.date}>{date}</p>
      <div className={styles.hero}>
        <div>
          <h1 className={styles.say}>
            <Figures text={sentence} />
          </h1>
          {note !== undefined && <p className={styles.note}>{note}</p>}
        </div>
        {action}
      </div>
    </header>
  )
}
