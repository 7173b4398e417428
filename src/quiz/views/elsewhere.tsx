import { useText } from '../../i18n/use-text.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Page } from '../../ui/layout.tsx'

/** The session goes on in another tab: in both, the same answer would count twice. */
export function Elsewhere({ onTake }: { readonly onTake: () => void }) {
  const t = useText('quiz')
  return (
    <Page width="text">
      <EmptyState
        drawing="page"
        heading="h1"
        title={t('elsewhere.title')}
        text={t('elsewhere.text')}
      >
        <Button variant="primary" onClick={onTake}>
          {t('elsewhere.take')}
        </Button>
        <ButtonLink to="/">{t('elsewhere.home')}</ButtonLink>
      </EmptyState>
    </Page>
  )
}
