import { useDeferredValue, useMemo, useState } from 'react'
import { useSearchParams } from 'react-router'
import { useStore } from 'zustand'
import type { Clock } from '../../base/clock.ts'
import { catalog } from '../../content/catalog.ts'
import { useLanguage, useText } from '../../i18n/use-text.ts'
import type { Progress } from '../../progress/progress.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Block, Column, Page, Side, Spread } from '../../ui/layout.tsx'
import { ListSearch } from '../bank/list-search.tsx'
import { findByTitle } from '../bank/find-by-title.ts'
import { useAddressText } from '../bank/use-address-text.ts'
import { useRowKeys } from '../bank/use-row-keys.ts'
import { cardsOf, runsOf } from '../projections.ts'
import { exerciseDocuments } from '../search/documents.ts'
import { useSearch } from '../search/use-search.ts'
import { ExerciseFilters } from './exercise-filters.tsx'
import { ExerciseRow } from './exercise-row.tsx'
import { PathList, PathView } from './path-view.tsx'
import { usePaths } from './use-paths.ts'
import { everything, filterExercises, filterOf, paramsOf, standingOf } from './filter.ts'
import styles from '../bank/bank-page.module.css'

interface Props {
  readonly progress: Progress
  readonly clock: Clock
}

const titles = catalog.exercises.map(({ slug, title }) => ({ id: slug, title }))
const nothing = () => {}

/** Every exercise with what it asks, how often it is asked, and how far you are with it. */
export function ExerciseListPage({ progress, clock }: Props) {
  const t = useText('bank')
  const language = useLanguage()
  const [params, setParams] = useSearchParams()
  const paths = usePaths()
  const path = paths.paths.find(({ id }) => id === params.get('path'))
  const address = useMemo(() => filterOf(params, catalog.topics, paths), [params, paths])
  const setFilter = (next: typeof address) =>
    setParams(paramsOf(next), { replace: true, preventScrollReset: true })
  const [text, setText] = useAddressText(address.text, (kept) =>
    setFilter({ ...address, text: kept }),
  )
  const searched = useDeferredValue(text)
  const filter = useMemo(() => ({ ...address, text: searched }), [address, searched])
  const index = useSearch(exerciseDocuments)
  const cards = useStore(progress.state, cardsOf)
  const runs = useStore(progress.state, runsOf)
  const [now] = useState(clock)

  const standings = useMemo(
    () =>
      new Map(
        catalog.exercises.map(({ slug }) => [
          slug,
          standingOf(runs.get(slug) ?? [], cards.get(`exercise:${slug}`), now),
        ]),
      ),
    [runs, cards, now],
  )
  const standing = (slug: string) => standings.get(slug) ?? standingOf([], undefined, now)
  const hits = index ? index.find(filter.text) : findByTitle(titles, filter.text)
  const found = filterExercises(catalog.exercises, filter, hits, standing, paths)
  const keys = useRowKeys(
    { search: t('keys.search'), next: t('keys.next'), previous: t('keys.previous') },
    nothing,
  )
  const total = catalog.exercises.length
  const solved = [...standings.values()].filter(({ state }) => state === 'solved').length
  const narrowed = paramsOf(filter).size > 0
  const clear = () => {
    setText('')
    setFilter(everything)
  }

  return (
    <Page>
      <Spread weave>
        <Column>
          <header>
            <h1>{t('exercises.title')}</h1>
            <p className={styles.sum}>
              {t('exercises.sum', { count: total })}
              {solved > 0 && ` · ${t('exercises.sumSolved', { count: solved })}`}
            </p>
            <ListSearch
              label={t('exercises.search')}
              hint={t('exercises.searchHint')}
              text={text}
              keys={keys}
              onText={setText}
            />
          </header>
          <Block order={3} className={styles.found}>
            {path ? (
              <PathView path={path} language={language} standing={standing} />
            ) : (
              !narrowed && <PathList paths={paths.paths} language={language} standing={standing} />
            )}
            <div className={styles.result}>
              <p role="status">
                {narrowed
                  ? t('exercises.shownOf', { shown: found.length, total })
                  : t('exercises.shown', { count: total })}
              </p>
              {narrowed && (
                <Button variant="quiet" onClick={clear}>
                  {t('clear')}
                </Button>
              )}
            </div>
            {found.length === 0 ? (
              <EmptyState
                drawing="prompt"
                title={total === 0 ? t('exercises.none') : t('exercises.empty')}
                text={t('empty.loosen')}
              >
                <Button onClick={clear}>{t('clear')}</Button>
              </EmptyState>
            ) : (
              <div ref={keys.list} role="presentation" onKeyDown={keys.onArrows}>
                <ul aria-label={t('exercises.list')}>
                  {found.map((entry) => (
                    <ExerciseRow
                      key={entry.slug}
                      entry={entry}
                      standing={standing(entry.slug)}
                      language={language}
                    />
                  ))}
                </ul>
              </div>
            )}
          </Block>
        </Column>
        <Side>
          <ExerciseFilters filter={filter} language={language} paths={paths} onFilter={setFilter} />
        </Side>
      </Spread>
    </Page>
  )
}
