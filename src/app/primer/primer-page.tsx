import { useEffect, useState } from 'react'
import { Link, useParams } from 'react-router'
import { catalog, topicOf } from '../../content/catalog.ts'
import { loadPrimer } from '../../content/load.ts'
import type { Html as Words } from '../../content/types.ts'
import { useLanguage, useText } from '../../i18n/use-text.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Html } from '../../ui/html.tsx'
import { Block, Column, Page, Side, Spread } from '../../ui/layout.tsx'
import links from '../../ui/links.module.css'
import styles from './primer-page.module.css'

type Loaded = { readonly of: string; readonly primer: Words | null; readonly failed: boolean }

/** What to know of one topic: to read before the questions, or to print. */
export function PrimerPage() {
  const t = useText('primer')
  const common = useText('common')
  const language = useLanguage()
  const { topic: name = '' } = useParams()
  const topic = catalog.topics.find(({ id }) => id === name)
  const id = topic?.id
  const [loaded, setLoaded] = useState<Loaded | null>(null)
  const [tries, setTries] = useState(0)
  useEffect(() => {
    if (id === undefined) return
    let gone = false
    const settle = (primer: Words | null, failed: boolean) => {
      if (!gone) setLoaded({ of: id, primer, failed })
    }
    loadPrimer(id).then(
      (primer) => settle(primer, false),
      () => settle(null, true),
    )
    return () => {
      gone = true
    }
  }, [id, tries])

  if (!topic || id === undefined || (loaded?.of === id && !loaded.primer && !loaded.failed))
    return (
      <Page width="text">
        <EmptyState
          drawing="page"
          heading="h1"
          title={t('missing')}
          text={<p>{t('missingNext')}</p>}
        >
          <ButtonLink to="/questions">{t('bank')}</ButtonLink>
        </EmptyState>
      </Page>
    )
  const primer = loaded?.of === id ? loaded.primer : null
  const questions = catalog.questions.filter((question) => question.topic === id).length
  return (
    <Page>
      <Spread>
        <Column>
          <h1 className={styles.title}>{topic.title[language]}</h1>
          <p className={styles.summary}>{topic.summary[language]}</p>
          {loaded?.failed && (
            <p role="alert">
              {t('failed')} <Button onClick={() => setTries(tries + 1)}>{common('again')}</Button>
            </p>
          )}
          {primer && <Html html={primer[language]} className={styles.primer} lang={language} />}
        </Column>
        <Side>
          <Block title={t('now')}>
            <div className={styles.actions}>
              <ButtonLink to={`/questions?topic=${id}`}>
                {t('questions', { count: questions })}
              </ButtonLink>
              <Button variant="quiet" onClick={() => window.print()}>
                {t('print')}
              </Button>
            </div>
          </Block>
          <Block title={t('others')}>
            <ul className={links.links}>
              {catalog.topics
                .filter((other) => other.primer && other.id !== id)
                .map((other) => (
                  <li key={other.id}>
                    <Link to={`/topics/${other.id}`}>{topicOf(other.id)?.title[language]}</Link>
                  </li>
                ))}
            </ul>
          </Block>
        </Side>
      </Spread>
    </Page>
  )
}
