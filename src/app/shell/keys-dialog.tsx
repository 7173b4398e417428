import { useText } from '../../i18n/use-text.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { keyNames } from '../../ui/key-names.ts'
import { Kbd } from '../../ui/kbd.tsx'
import styles from './keys-dialog.module.css'

export interface KeyEntry {
  readonly keys: string
  readonly label: string
}

interface Props {
  /** Null while closed. */
  readonly entries: readonly KeyEntry[] | null
  readonly onClose: () => void
}

export function KeysDialog({ entries, onClose }: Props) {
  const t = useText('shell')
  return (
    <Dialog opened={entries !== null} onClose={onClose} title={t('keys.title')}>
      <dl className={styles.list}>
        {entries?.map(({ keys, label }) => (
          <div key={keys}>
            <dt>
              {keyNames(keys).map((name, index) => (
                <span key={name}>
                  {index > 0 && <span className={styles.then}>{t('keys.then')}</span>}
                  <Kbd>{name}</Kbd>
                </span>
              ))}
            </dt>
            <dd>{label}</dd>
          </div>
        ))}
      </dl>
      <p className={styles.note}>{t('keys.where')}</p>
    </Dialog>
  )
}
