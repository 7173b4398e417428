import { Kbd } from '../../ui/kbd.tsx'
import { TextField } from '../../ui/text-field.tsx'
import type { useRowKeys } from './use-row-keys.ts'
import styles from './bank-page.module.css'

interface Props {
  readonly label: string
  readonly hint: string
  readonly text: string
  readonly keys: ReturnType<typeof useRowKeys>
  readonly onText: (text: string) => void
}

/** The search above a list: `/` comes here, the arrow down goes into the list, Escape clears. */
export function ListSearch({ label, hint, text, keys, onText }: Props) {
  return (
    <TextField
      type="search"
      label={label}
      labelHidden
      placeholder={hint}
      className={styles.search}
      ref={keys.search}
      value={text}
      onChange={(event) => onText(event.target.value)}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && text !== '') onText('')
        else keys.onArrows(event)
      }}
      after={<Kbd decorative>{'/'}</Kbd>}
      autoComplete="off"
      enterKeyHint="search"
    />
  )
}
