import { useText } from '../../i18n/use-text.ts'
import styles from './report.module.css'

/** Before the first run: what the two buttons will do. */
export function EmptyDetail({ total }: { readonly total: number }) {
  const t = useText('exercise')
  return (
    <div>
      <p className={styles.failureWhat}>{t('before')}</p>
      <p className={styles.note}>{t('beforeNext', { total })}</p>
    </div>
  )
}
