import { useDeferredValue, useMemo, useState } from 'react'
import { useNavigate, useSearchParams } from 'react-router'
import { useStore } from 'zustand'
import type { Clock } from '../../base/clock.ts'
import { catalog } from '../../content/catalog.ts'
import { useLanguage, useText } from '../../i18n/use-text.ts'
import type { Progress } from '../../progress/progress.ts'
import { Button } from '../../ui/button.tsx'
import { Block, Column, Page, Side, Spread } from '../../ui/layout.tsx'
import { useHotkeys } from '../../ui/use-keys.ts'
import { questionDocuments } from '../search/documents.ts'
import { useSearch } from '../search/use-search.ts'
import { ExportLink } from '../anki/export-link.tsx'
import { marksOf } from '../../progress/marks.ts'
import { cardsOf, settingsOf } from '../projections.ts'
import { BankFilters } from './bank-filters.tsx'
import { everything, filterOf, filterQuestions, isNarrowed, paramsOf } from './filter.ts'
import { findByTitle } from './find-by-title.ts'
import { CopyFlags } from './copy-flags.tsx'
import { ListSearch } from './list-search.tsx'
import { NoQuestions } from './no-questions.tsx'
import { pickSession } from './pick-session.ts'
import { QuestionList } from './question-list.tsx'
import { hasStatus } from '../../progress/item-status.ts'
import { useAddressText } from './use-address-text.ts'
import { useGrowing } from './use-growing.ts'
import { useRowKeys } from './use-row-keys.ts'
import styles from './bank-page.module.css'

interface Props {
  readonly progress: Progress
  readonly clock: Clock
}

/** Every question, narrowed by filters and search; the address keeps both. */
export function BankPage({ progress, clock }: Props) {
  const t = useText('bank')
  const language = useLanguage()
  const navigate = useNavigate()
  const [params, setParams] = useSearchParams()
  const address = useMemo(() => filterOf(params, catalog), [params])
  const setFilter = (next: typeof address) =>
    setParams(paramsOf(next), { replace: true, preventScrollReset: true })
  const [text, setText] = useAddressText(address.text, (kept) =>
    setFilter({ ...address, text: kept }),
  )
  const searched = useDeferredValue(text)
  const filter = useMemo(() => ({ ...address, text: searched }), [address, searched])
  const index = useSearch(questionDocuments)
  const cards = useStore(progress.state, cardsOf)
  const marked = useStore(progress.state, settingsOf)
  const [now] = useState(clock)

  const found = useMemo(() => {
    const cardOf = (id: string) => cards.get(`question:${id}`)
    const hits = index ? index.find(filter.text) : findByTitle(catalog.questions, filter.text)
    return filterQuestions(catalog.questions, filter, hits, (id, status) =>
      hasStatus(cardOf(id), marksOf({ settings: marked }, `question:${id}`), status, now),
    )
  }, [filter, index, cards, marked, now])
  const growing = useGrowing(found, found.length)
  const keys = useRowKeys(
    { search: t('keys.search'), next: t('keys.next'), previous: t('keys.previous') },
    growing.grow,
  )

  const picked = useMemo(
    () =>
      pickSession(
        found.map(({ id }) => id),
        (id) => cards.get(`question:${id}`),
        now,
      ),
    [found, cards, now],
  )
  const practise = () => void navigate(`/quiz?ids=${picked.join(',')}`)
  useHotkeys({ p: { run: practise, label: t('keys.practise') } }, { enabled: picked.length > 0 })
  const clearText = () => {
    setText('')
    keys.search.current?.focus()
  }
  const clearAll = () => {
    setText('')
    setFilter(everything)
  }
  const due = [...cards.values()].filter(
    (card) => card.item.startsWith('question:') && card.dueAt <= now,
  ).length
  const total = catalog.questions.length

  return (
    <Page>
      <Spread weave>
        <Column>
          <header>
            <h1>{t('title')}</h1>
            <p className={styles.sum}>
              {t('sum', { count: total, topics: catalog.topics.length })}
              {due > 0 && ` · ${t('sumDue', { count: due })}`}
            </p>
            <ListSearch
              label={t('search')}
              hint={t('searchHint')}
              text={text}
              keys={keys}
              onText={setText}
            />
          </header>
          <Block order={3} className={styles.found}>
            <div className={styles.result}>
              <p role="status">
                {isNarrowed(filter)
                  ? t('shownOf', { shown: found.length, total })
                  : t('shown', { count: total })}
              </p>
              {isNarrowed(filter) && (
                <Button variant="quiet" onClick={clearAll}>
                  {t('clear')}
                </Button>
              )}
              {filter.status === 'flagged' && found.length > 0 && (
                <CopyFlags entries={found} settings={marked} />
              )}
              {found.length > 0 && <ExportLink filter={filter} />}
              {picked.length > 0 && (
                <Button variant="primary" kbd="P" className={styles.practise} onClick={practise}>
                  {t('practise', { count: picked.length })}
                </Button>
              )}
            </div>
            {found.length === 0 ? (
              <NoQuestions
                filter={filter}
                suggestion={index?.suggest(filter.text) ?? null}
                withoutFilters={(index?.find(filter.text) ?? []).length}
                onText={setText}
                onClearText={clearText}
                onClearAll={clearAll}
                onClearFilters={() => setFilter({ ...everything, text: filter.text })}
              />
            ) : (
              <QuestionList
                entries={found}
                growing={growing}
                cards={cards}
                now={now}
                language={language}
                grouped={filter.text.trim() === ''}
                keys={keys}
              />
            )}
          </Block>
        </Column>
        <Side>
          <BankFilters filter={filter} language={language} onFilter={setFilter} />
        </Side>
      </Spread>
    </Page>
  )
}
