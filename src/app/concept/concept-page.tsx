import { useCallback, useMemo, useState } from 'react'
import { Link, useParams } from 'react-router'
import { useStore } from 'zustand'
import type { Clock } from '../../base/clock.ts'
import type { Language } from '../../base/language.ts'
import { percentOf } from '../../base/percent.ts'
import { catalog, conceptTitle, topicOf, topicTitle } from '../../content/catalog.ts'
import { loadGist } from '../../content/load.ts'
import type { ConceptEntry, ConceptKey } from '../../content/types.ts'
import { conceptHistory as en } from '../../i18n/en/concept-history.ts'
import { usePageWords } from '../../i18n/use-page-words.ts'
import { useLanguage, useText } from '../../i18n/use-text.ts'
import { conceptHistory as zh } from '../../i18n/zh/concept-history.ts'
import type { ItemKey } from '../../progress/events.ts'
import type { Progress } from '../../progress/progress.ts'
import { retrievability } from '../../schedule/review.ts'
import { ButtonLink } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Html } from '../../ui/html.tsx'
import { Block, Column, Page, Side, Spread } from '../../ui/layout.tsx'
import { useLoaded } from '../../ui/use-loaded.ts'
import { QuestionList } from '../bank/question-list.tsx'
import { useGrowing } from '../bank/use-growing.ts'
import { useRowKeys } from '../bank/use-row-keys.ts'
import { onMap } from '../map/address.ts'
import { cardsOf } from '../projections.ts'
import { addressOf } from './address.ts'
import { HistoryView } from './history-view.tsx'
import { useConceptHistory } from './use-concept-history.ts'
import links from '../../ui/links.module.css'
import styles from './concept-page.module.css'

interface Props {
  readonly progress: Progress
  readonly clock: Clock
}

/** One concept: what it is about, what it stands on, what asks for it, and how it is remembered. */
export function ConceptPage({ progress, clock }: Props) {
  usePageWords('conceptHistory', { en, zh })
  const t = useText('concept')
  const { topic, slug } = useParams()
  const concept = catalog.concepts.find(({ key }) => key === `${topic}/${slug}`)
  if (concept) return <Concept key={concept.key} {...{ concept, progress, clock }} />
  return (
    <Page width="text">
      <EmptyState drawing="page" heading="h1" title={t('missing')} text={<p>{t('missingNext')}</p>}>
        <ButtonLink to="/questions">{t('bank')}</ButtonLink>
      </EmptyState>
    </Page>
  )
}

function Concept({ concept, progress, clock }: Props & { readonly concept: ConceptEntry }) {
  const t = useText('concept')
  const bank = useText('bank')
  const language = useLanguage()
  const { key, topic, requires } = concept
  // Without it the page is as useful as before.
  const gist = useLoaded(useCallback(() => loadGist(key), [key]))
  const cards = useStore(progress.state, cardsOf)
  const [now] = useState(clock)
  const { questions, exercises, items } = useMemo(() => askedOf(key), [key])
  const history = useConceptHistory(progress, items, cards, now)
  const leads = catalog.concepts.filter((other) => other.requires.includes(key))
  const growing = useGrowing(questions, questions.length)
  const keys = useRowKeys(
    { search: bank('keys.search'), next: bank('keys.next'), previous: bank('keys.previous') },
    growing.grow,
  )
  const met = items.flatMap((item) => cards.get(item) ?? [])
  const recall = met.reduce((sum, { memory }) => sum + retrievability(memory, now), 0)
  return (
    <Page>
      <Spread weave>
        <Column>
          <header>
            <p className={styles.topic}>
              {topicOf(topic)?.primer ? (
                <Link to={`/topics/${topic}`}>{topicTitle(topic, language)}</Link>
              ) : (
                topicTitle(topic, language)
              )}
              {' · '}
              <Link to={onMap(key, topic)}>{t('map')}</Link>
            </p>
            <h1 className={styles.title}>{concept.title[language]}</h1>
            {gist && <Html html={gist[language]} as="p" className={styles.gist} lang={language} />}
          </header>
          <Block order={3} title={t('questions')}>
            <QuestionList
              {...{ entries: questions, growing, cards, now, language, keys }}
              grouped={false}
            />
          </Block>
          {exercises.length > 0 && (
            <Block order={3} title={t('exercises')}>
              <ul className={links.links}>
                {exercises.map(({ slug, title }) => (
                  <li key={slug}>
                    <Link to={`/exercises/${slug}`}>{title[language]}</Link>
                  </li>
                ))}
              </ul>
            </Block>
          )}
          {history && <HistoryView history={history} language={language} />}
        </Column>
        <Side>
          <Block order={2} title={t('now')}>
            <div className={styles.now}>
              <p>
                {met.length === 0
                  ? t('notMet')
                  : t('recall', {
                      percent: percentOf(recall / met.length),
                      mastery: percentOf(recall / items.length),
                      met: met.length,
                      total: items.length,
                    })}
              </p>
              <ButtonLink to={`/quiz?concept=${encodeURIComponent(key)}`} variant="primary">
                {t('practise', { count: questions.length })}
              </ButtonLink>
            </div>
          </Block>
          <Neighbours title={t('requires')} keys={requires} language={language} />
          <Neighbours title={t('leads')} keys={leads.map((one) => one.key)} language={language} />
        </Side>
      </Spread>
    </Page>
  )
}

/** Everything that is asked of a concept. */
function askedOf(key: ConceptKey) {
  const questions = catalog.questions.filter((question) => question.concept === key)
  const exercises = catalog.exercises.filter(({ concepts }) => concepts.includes(key))
  const items: readonly ItemKey[] = [
    ...questions.map(({ id }) => `question:${id}` as const),
    ...exercises.map(({ slug }) => `exercise:${slug}` as const),
  ]
  return { questions, exercises, items }
}

function Neighbours({
  title,
  keys,
  language,
}: {
  readonly title: string
  readonly keys: readonly ConceptKey[]
  readonly language: Language
}) {
  if (keys.length === 0) return null
  return (
    <Block order={5} title={title}>
      <ul className={links.links}>
        {keys.map((key) => (
          <li key={key}>
            <Link to={addressOf(key)}>{conceptTitle(key, language)}</Link>
          </li>
        ))}
      </ul>
    </Block>
  )
}
