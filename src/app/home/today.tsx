import type { ReactNode } from 'react'
import { Link, useNavigate } from 'react-router'
import type { Language } from '../../base/language.ts'
import { conceptTitle, exerciseOf } from '../../content/catalog.ts'
import { exerciseAddress } from '../../exercise/address.ts'
import { useText } from '../../i18n/use-text.ts'
import { ButtonLink } from '../../ui/button.tsx'
import { Kbd } from '../../ui/kbd.tsx'
import { Block, Column, Page, Side, Spread } from '../../ui/layout.tsx'
import { Toc, type TocEntry } from '../../ui/toc.tsx'
import { useHotkeys } from '../../ui/use-keys.ts'
import { DraftView } from './draft-view.tsx'
import { Hero } from './hero.tsx'
import { InterviewView } from './interview-view.tsx'
import { planMinutes, questionCount } from './plan.ts'
import type { TodayState } from './read-today.ts'
import { StreakView } from './streak-view.tsx'
import { dateWords, nextWords } from './time-words.ts'
import { WeakConcepts } from './weak-concepts.tsx'
import links from '../../ui/links.module.css'
import styles from './home.module.css'

interface Props {
  readonly today: TodayState
  readonly goalMinutes: number | null
  readonly language: Language
}

/** What is due, what is weak, and one button that starts the right thing. */
export function Today({ today, goalMinutes, language }: Props) {
  const t = useText('home')
  const navigate = useNavigate()
  const { plan, draft, weak, streak, interview, now } = today
  const entries = contentsOf(t, plan, language)
  const start = startOf(t, today)
  useHotkeys({
    ...(start && { enter: { run: () => void navigate(start.to), label: t('keys.start') } }),
    ...(draft && {
      c: {
        run: () => void navigate(exerciseAddress(draft.slug, draft.language)),
        label: t('keys.draft'),
      },
    }),
  })
  return (
    <Page>
      <Spread weave>
        <Column>
          <Hero
            date={dateWords(language, now)}
            sentence={sentenceOf(t, today)}
            note={noteOf(t, today, language)}
            action={
              start && (
                <ButtonLink to={start.to} variant="primary" size="big" kbd="Enter">
                  {start.label}
                </ButtonLink>
              )
            }
          />
          {entries.length > 0 ? (
            <Block title={t('contents')} className={styles.contents}>
              <Toc entries={entries} />
            </Block>
          ) : (
            today.session === null && <NothingDue today={today} />
          )}
          {draft && (
            <Block title={t('draft.title')}>
              <DraftView draft={draft} now={now} language={language} />
            </Block>
          )}
          {weak.length > 0 && (
            <Block order={3} title={t('weak.title')}>
              <WeakConcepts concepts={weak} language={language} />
            </Block>
          )}
        </Column>
        <Side>
          {interview && (
            <Block order={4} title={t('interview.title')}>
              <InterviewView interview={interview} goalMinutes={goalMinutes} language={language} />
            </Block>
          )}
          <Block order={4} title={t('streak.title')}>
            <StreakView streak={streak} />
          </Block>
          <Block order={5} title={t('other.title')}>
            <ul className={links.links}>
              <li>
                <Link to="/interview">{t('other.mock')}</Link>
              </li>
              <li>
                <Link to="/quiz?sprint">{t('other.sprint')}</Link>
              </li>
              {(['mistakes', 'weak', 'slipping', 'bookmarked'] as const).map((status) => (
                <li key={status}>
                  <Link to={`/quiz?status=${status}`}>{t(`other.${status}`)}</Link>
                </li>
              ))}
              {!interview && (
                <li>
                  <Link to="/settings#reviews">{t('other.interview')}</Link>
                </li>
              )}
            </ul>
          </Block>
          <Block order={5} mouse title={t('keys.title')}>
            <dl className={styles.keys}>
              {start && <Key name="Enter" words={t('keys.start')} />}
              {draft && <Key name="C" words={t('keys.draft')} />}
              <Key name="?" words={t('keys.all')} />
            </dl>
          </Block>
        </Side>
      </Spread>
    </Page>
  )
}

type HomeText = ReturnType<typeof useText<'home'>>

function Key({ name, words }: { readonly name: string; readonly words: ReactNode }) {
  return (
    <>
      <dt>
        <Kbd>{name}</Kbd>
      </dt>
      <dd>{words}</dd>
    </>
  )
}

/** What to do after the plan is done. */
function NothingDue({ today }: { readonly today: TodayState }) {
  const t = useText('home')
  const { more } = today
  return (
    <div className={styles.actions}>
      {more.length > 0 && (
        <ButtonLink to={`/quiz?ids=${more.join(',')}`}>
          {t('done.more', { count: more.length })}
        </ButtonLink>
      )}
      <ButtonLink to="/exercises">{t('done.exercises')}</ButtonLink>
      <ButtonLink to="/questions">{t('done.bank')}</ButtonLink>
    </div>
  )
}

function startOf(
  t: HomeText,
  { session, plan }: TodayState,
): { readonly to: string; readonly label: string } | null {
  if (session) return { to: session.to, label: t('session.go') }
  if (questionCount(plan) > 0) return { to: '/quiz', label: t('start') }
  const [exercise] = plan.exercises
  return exercise ? { to: `/exercises/${exercise.slug}`, label: t('write') } : null
}

function sentenceOf(t: HomeText, { plan, session }: TodayState): string {
  if (session) return t('session.title')
  const minutes = planMinutes(plan)
  const questions = t('today.questions', { count: questionCount(plan) })
  const exercises = t('today.exercises', { count: plan.exercises.length })
  if (questionCount(plan) > 0 && plan.exercises.length > 0)
    return t('today.two', { questions, exercises, minutes })
  if (questionCount(plan) > 0) return t('today.one', { what: questions, minutes })
  if (plan.exercises.length > 0) return t('today.one', { what: exercises, minutes })
  return t('done.title')
}

function noteOf(t: HomeText, { session, plan, next, now }: TodayState, language: Language) {
  if (session) return t('session.note', session)
  if (questionCount(plan) + plan.exercises.length > 0) return undefined
  return t('done.note', { next: next ? nextWords(t, next, now, language) : t('done.none') })
}

function contentsOf(
  t: HomeText,
  { due, fresh, exercises }: TodayState['plan'],
  language: Language,
): readonly TocEntry[] {
  const minutes = (count: number) => t('minutes', { count })
  const names = fresh.concepts.slice(0, 2).map((concept) => conceptTitle(concept, language))
  return [
    ...(due.count > 0
      ? [{ key: 'due', no: due.count, title: t('due'), value: minutes(due.minutes) }]
      : []),
    ...(fresh.count > 0
      ? [
          {
            key: 'fresh',
            no: fresh.count,
            title: t('fresh', { concepts: names.join(language === 'zh' ? '、' : ', ') }),
            value: minutes(fresh.minutes),
          },
        ]
      : []),
    ...exercises.map(({ slug, minutes: count, fresh: isNew }) => ({
      key: slug,
      no: 1,
      title: t(isNew ? 'exerciseNew' : 'exercise', {
        title: exerciseOf(slug)?.title[language] ?? slug,
      }),
      value: minutes(count),
      to: `/exercises/${slug}`,
    })),
  ]
}
