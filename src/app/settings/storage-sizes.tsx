import { useText } from '../../i18n/use-text.ts'
import { bytesText } from './bytes.ts'
import { Busy } from './status.tsx'
import type { Measured } from './use-storage.ts'
import styles from './offline.module.css'

/** A bar of what is stored, and the same in words. */
export function StorageSizes({ measured }: { readonly measured: Measured | null }) {
  const t = useText('settings')
  return (
    <div className={styles.sizes}>
      <h3>{t('offline.sizes')}</h3>
      {measured === null ? (
        <Busy>{t('offline.measuring')}</Busy>
      ) : measured.sizes.length === 0 ? (
        <p className={styles.note}>{t('offline.noSizes')}</p>
      ) : (
        <Bar measured={measured} />
      )}
    </div>
  )
}

function Bar({ measured: { sizes, quota } }: { readonly measured: Measured }) {
  const t = useText('settings')
  const total = sizes.reduce((sum, { bytes }) => sum + bytes, 0)
  return (
    <>
      {/* The list below says the same in words. */}
      <div className={styles.bar} aria-hidden>
        {sizes.map(({ kind, bytes }) => (
          <i key={kind} className={styles[kind]} style={{ flexGrow: bytes / total }} />
        ))}
      </div>
      <dl className={styles.list}>
        {sizes.map(({ kind, bytes }) => (
          <div key={kind}>
            <dt>
              <i className={styles[kind]} aria-hidden />
              {t(`offline.kinds.${kind}`)}
            </dt>
            <dd>{bytesText(t, bytes)}</dd>
          </div>
        ))}
      </dl>
      <p className={styles.note}>
        {t('offline.total', { size: bytesText(t, total) })}
        {quota > 0 && ` · ${t('offline.free', { size: bytesText(t, quota) })}`}
      </p>
    </>
  )
}
