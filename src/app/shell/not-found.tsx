import { useText } from '../../i18n/use-text.ts'
import { ButtonLink } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Page } from '../../ui/layout.tsx'

export function NotFound() {
  const t = useText('shell')
  return (
    <Page width="text">
      <EmptyState drawing="page" heading="h1" title={t('missing.title')} text={t('missing.text')}>
        <ButtonLink to="/" variant="primary">
          {t('missing.home')}
        </ButtonLink>
        <ButtonLink to="/questions">{t('missing.questions')}</ButtonLink>
      </EmptyState>
    </Page>
  )
}
