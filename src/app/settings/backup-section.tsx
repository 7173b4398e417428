import { useEffect, useRef } from 'react'
import { useLanguage, useText } from '../../i18n/use-text.ts'
import { Button } from '../../ui/button.tsx'
import type { Services } from '../services.ts'
import { dateText } from './date-text.ts'
import { ExportStatus } from './export-status.tsx'
import { ImportPreviewView } from './import-preview.tsx'
import { ImportStatus } from './import-status.tsx'
import { LocalBackupRow } from './local-backup-row.tsx'
import { Row } from './row.tsx'
import { Section } from './section.tsx'
import { useExport } from './use-export.ts'
import { useFileDrop } from './use-file-drop.ts'
import { useImport } from './use-import.ts'
import styles from './backup.module.css'

/** Everything out to a file and in from one; the whole section takes a dropped file. */
export function BackupSection({ services }: { readonly services: Services }) {
  const t = useText('settings')
  const language = useLanguage()
  const saving = useExport(services)
  const taking = useImport(services)
  const input = useRef<HTMLInputElement>(null)
  const choose = useRef<HTMLButtonElement>(null)
  const drop = useFileDrop((files) => void taking.read(files))
  const saved = saving.savedAt
  const { status } = taking.state
  const open = status === 'read' || status === 'applying'
  const closeImport = () => {
    taking.cancel()
    choose.current?.focus()
  }
  useEffect(() => {
    // The button that took the file in is gone, and the focus with it.
    if (status === 'applied' && document.activeElement === document.body) choose.current?.focus()
  }, [status])
  return (
    <Section
      id="backup"
      title={t('backup.title')}
      className={drop.over ? styles.over : undefined}
      {...drop.handlers}
    >
      <Row
        title={t('backup.exportTitle')}
        note={
          <>
            {t('backup.exportNote')}
            {saved !== null && (
              <span className={styles.last}>
                {t('backup.lastSaved', { when: dateText(saved, language) })}
              </span>
            )}
          </>
        }
      >
        <Button variant={open ? 'default' : 'primary'} onClick={() => void saving.run()}>
          {t('backup.export')}
        </Button>
      </Row>
      <ExportStatus state={saving.state} onCancel={saving.cancel} />
      <LocalBackupRow services={services} />
      <Row title={t('backup.importTitle')} note={t('backup.importNote')}>
        <Button ref={choose} onClick={() => input.current?.click()}>
          {drop.over ? t('backup.drop') : t('backup.choose')}
        </Button>
      </Row>
      <input
        ref={input}
        type="file"
        hidden
        accept="application/gzip,application/x-gzip,.gz"
        onChange={({ target }) => {
          void taking.read([...(target.files ?? [])])
          // The same file may be chosen again.
          target.value = ''
        }}
      />
      <ImportStatus state={taking.state} onCancel={closeImport} />
      {(taking.state.status === 'read' || taking.state.status === 'applying') && (
        <ImportPreviewView
          key={taking.state.file.backup.exportedAt}
          file={taking.state.file}
          busy={taking.state.status === 'applying'}
          problem={taking.state.problem}
          onApply={(file, withSettings) => void taking.apply(file, withSettings)}
          onClose={closeImport}
        />
      )}
    </Section>
  )
}
