import { Fragment, useEffect, useId, useRef, useState } from 'react'
import { exerciseOf } from '../../content/catalog.ts'
import { useLanguage, useText } from '../../i18n/use-text.ts'
import type { StorageProblem } from '../../progress/progress.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { settingName } from './changed-settings.ts'
import { dateText } from './date-text.ts'
import { listText } from './list-text.ts'
import { bringsNothing, previewRows } from './preview-rows.ts'
import { storageProblemWords } from './problem-words.ts'
import type { ReadFile } from './read-file.ts'
import { Status } from './status.tsx'
import styles from './backup.module.css'

interface Props {
  readonly file: ReadFile
  /** It is being taken in. */
  readonly busy: boolean
  /** Why the last attempt changed nothing. */
  readonly problem: StorageProblem | null
  readonly onApply: (file: ReadFile, takeSettings: boolean) => void
  readonly onClose: () => void
}

/** What a file would change, before anything does. Takes the focus: the file picker has just closed. */
export function ImportPreviewView({ file, busy, problem, onApply, onClose }: Props) {
  const t = useText('settings')
  const common = useText('common')
  const language = useLanguage()
  const id = useId()
  const heading = useRef<HTMLHeadingElement>(null)
  const differs = file.settings.length > 0
  const [takeSettings, setTakeSettings] = useState(differs && file.onEmptyDevice)
  useEffect(() => heading.current?.focus(), [])

  const { name, backup, preview } = file
  const nothing = bringsNothing(preview)
  const rows = previewRows(preview, {
    t,
    language,
    titleOf: (slug) => exerciseOf(slug)?.title[language] ?? slug,
  })
  return (
    <div role="group" aria-labelledby={id} className={styles.preview}>
      <h3 id={id} ref={heading} tabIndex={-1} className={styles.heading}>
        {t('backup.preview')}
      </h3>
      <p className={styles.file}>
        {t('backup.previewFile', { name, date: dateText(backup.exportedAt, language) })}
      </p>
      {nothing && <p className={styles.nothing}>{t('backup.nothing')}</p>}
      <dl className={styles.rows}>
        {rows.map((row) => (
          <Fragment key={row.name}>
            <dt>{t(`backup.rows.${row.name}`)}</dt>
            <dd>{row.parts.join(' · ')}</dd>
          </Fragment>
        ))}
      </dl>
      {differs ? (
        <label className={styles.take}>
          <input
            type="checkbox"
            checked={takeSettings}
            onChange={(event) => setTakeSettings(event.target.checked)}
          />
          <span>
            {t('backup.takeSettings')}
            <span className={styles.note}>
              {t('backup.settingsDiffer', {
                names: listText(
                  file.settings.map((setting) => settingName(t, setting)),
                  language,
                ),
              })}
            </span>
          </span>
        </label>
      ) : (
        <p className={styles.same}>{t('backup.settingsSame')}</p>
      )}
      <Status>
        {problem && (
          <Notice tone="fail" role="none" title={t('backup.failed')}>
            {storageProblemWords(t, problem)}
          </Notice>
        )}
      </Status>
      <div className={styles.actions}>
        {(!nothing || takeSettings) && (
          <Button variant="primary" disabled={busy} onClick={() => onApply(file, takeSettings)}>
            {t('backup.apply')}
          </Button>
        )}
        <Button disabled={busy} onClick={onClose}>
          {nothing ? common('close') : common('cancel')}
        </Button>
      </div>
    </div>
  )
}
