import { useText } from '../../i18n/use-text.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import type { BankFilter } from './filter.ts'
import styles from './bank-page.module.css'

interface Props {
  readonly filter: BankFilter
  readonly suggestion: string | null
  /** How many the search alone would find. */
  readonly withoutFilters: number
  readonly onText: (text: string) => void
  readonly onClearText: () => void
  readonly onClearFilters: () => void
  readonly onClearAll: () => void
}

/** Says why the list is empty and how to get out. */
export function NoQuestions(props: Props) {
  const { filter, suggestion, withoutFilters } = props
  const t = useText('bank')
  const text = filter.text.trim()
  if (text !== '' && withoutFilters === 0)
    return (
      <EmptyState
        drawing="cells"
        title={t('empty.search', { text })}
        text={
          <>
            {suggestion !== null && (
              <p>
                {t('empty.meant')}{' '}
                <button
                  type="button"
                  className={styles.word}
                  onClick={() => props.onText(suggestion)}
                >
                  {suggestion}
                </button>
                {t('empty.meantEnd')}
              </p>
            )}
            <p>{t('empty.covers')}</p>
          </>
        }
      >
        <Button kbd="Esc" onClick={props.onClearText}>
          {t('clearSearch')}
        </Button>
      </EmptyState>
    )
  if (text !== '')
    return (
      <EmptyState
        drawing="cells"
        title={t('empty.filters')}
        text={t('empty.other', { count: withoutFilters })}
      >
        <Button onClick={props.onClearFilters}>{t('clear')}</Button>
        <Button onClick={props.onClearText}>{t('clearSearch')}</Button>
      </EmptyState>
    )
  const { status } = filter
  return (
    <EmptyState
      drawing="cells"
      title={status === 'due' || status === 'mistakes' ? t(`empty.${status}`) : t('empty.filters')}
      text={t('empty.loosen')}
    >
      <Button onClick={props.onClearAll}>{t('clear')}</Button>
    </EmptyState>
  )
}
