import { useRouteError } from 'react-router'
import { useText } from '../../i18n/use-text.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Page } from '../../ui/layout.tsx'
import styles from './error-screen.module.css'

/** What happened, what is kept, what to try. */
export function ErrorScreen() {
  const error: unknown = useRouteError()
  const t = useText('shell')
  const load = isLoadFailure(error)
  return (
    <Page width="text">
      <EmptyState
        drawing="page"
        tone="fail"
        heading="h1"
        title={load ? t('error.loadTitle') : t('error.title')}
        text={
          <>
            <p>{t('error.kept')}</p>
            <p>{load ? t('error.loadNext') : t('error.next')}</p>
            <details className={styles.details}>
              <summary>{t('error.details')}</summary>
              <pre>{textOf(error)}</pre>
            </details>
          </>
        }
      >
        <Button variant="primary" onClick={() => location.reload()}>
          {t('error.reload')}
        </Button>
        <ButtonLink to="/">{t('error.home')}</ButtonLink>
      </EmptyState>
    </Page>
  )
}

/** A lazy chunk that is gone: offline before it was stored, or replaced by a new version. */
const isLoadFailure = (error: unknown): boolean =>
  error instanceof Error &&
  /dynamically imported module|importing a module script|preload css/i.test(error.message)

function textOf(error: unknown): string {
  if (error instanceof Error) return error.stack ?? `${error.name}: ${error.message}`
  return typeof error === 'string' ? error : JSON.stringify(error)
}
