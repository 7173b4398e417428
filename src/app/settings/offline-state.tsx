import { useLanguage, useText } from '../../i18n/use-text.ts'
import { classes } from '../../ui/classes.ts'
import { VerdictSign, type SignOf } from '../../ui/verdict-sign.tsx'
import type { OfflineState, PwaState } from '../pwa.ts'
import { dateText } from './date-text.ts'
import styles from './offline.module.css'

const signs: Readonly<Record<OfflineState, SignOf>> = {
  ready: 'pass',
  preparing: 'not-run',
  failed: 'error',
  unsupported: 'not-run',
}

interface Props {
  readonly state: PwaState
  readonly version: string
}

export function OfflineStateView({ state, version }: Props) {
  const t = useText('settings')
  const language = useLanguage()
  const { offline, checkedAt } = state
  return (
    <div>
      <div role="status">
        <p className={classes(styles.word, styles[offline])}>
          <VerdictSign verdict={signs[offline]} />
          {t(`offline.${offline}`)}
        </p>
        <p className={styles.note}>{t(`offline.${offline}Text`)}</p>
      </div>
      <p className={styles.note}>
        {checkedAt === null
          ? t('offline.version', { version })
          : t('offline.versionChecked', { version, when: dateText(checkedAt, language) })}
      </p>
    </div>
  )
}
