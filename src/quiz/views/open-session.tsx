import { useNavigate } from 'react-router'
import { useStore } from 'zustand'
import type { Clock } from '../../base/clock.ts'
import { useLanguage, useText } from '../../i18n/use-text.ts'
import type { Card, Progress } from '../../progress/progress.ts'
import { isSlipping } from '../../schedule/plan-queue.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Page } from '../../ui/layout.tsx'
import { useHotkeys } from '../../ui/use-keys.ts'
import { questionOf } from '../../content/catalog.ts'
import { itemOf } from '../queue-item.ts'
import type { Scope } from '../scope.ts'
import type { QuizSession } from '../session.ts'
import type { Sitting } from '../session-state.ts'
import { canUndo } from '../sitting.ts'
import { ExerciseStation } from './exercise-station.tsx'
import { MarksView } from './marks-view.tsx'
import { QuestionView } from './question-view.tsx'
import { SessionBar } from './session-bar.tsx'
import { Summary } from './summary.tsx'
import { useSprint } from './use-sprint.ts'

interface Props {
  readonly session: QuizSession
  readonly progress: Progress
  readonly clock: Clock
  readonly scope: Scope
  /** Its address. */
  readonly origin: string
  /** One question by its own address, not a sitting. */
  readonly alone: boolean
  readonly onMistakes: (ids: readonly string[]) => void
}

/** A session in whichever state it is, with its keys. */
export function OpenSession(props: Props) {
  const { session, progress, clock, scope, origin, alone, onMistakes } = props
  const t = useText('quiz')
  const common = useText('common')
  const language = useLanguage()
  const navigate = useNavigate()
  const state = useStore(session.store)
  const cards = useStore(progress.state, (known) =>
    known.status === 'loading' ? null : known.projections.cards,
  )
  const asking = state.status === 'asking' ? state : null
  const station = state.status === 'exercise' ? state : null
  const sitting = 'sitting' in state ? state.sitting : null
  const place = asking ?? station
  const answered = asking?.showing.stage === 'answered'
  const back = alone
    ? { to: '/questions', label: t('done.bank') }
    : { to: '/', label: t('done.home') }
  const submit = () => void session.submit()
  const next = () => void session.next()
  const end = () => {
    if (state.status === 'finished' || (sitting?.results.length === 0 && !answered))
      void navigate(back.to)
    else void session.end()
  }
  const secondsLeft = useSprint(session, scope.type === 'sprint')
  const undo = () => void session.undo()
  const skip = () => void session.skip()
  const undoable =
    asking !== null && (answered ? asking.showing.reviewed !== null : canUndo(asking.sitting))
  const rate = (rating: 1 | 2 | 3 | 4) => () => void session.rate(rating)
  useHotkeys({ escape: { run: end, label: t('keys.end') } })
  useHotkeys({ u: { run: undo, label: t('undo') } }, { enabled: undoable })
  useHotkeys(
    { s: { run: skip, label: t('skip') } },
    { enabled: station !== null || asking?.showing.stage === 'answering' },
  )
  const write = () =>
    void navigate(`/exercises/${station?.slug ?? ''}`, { state: { session: origin } })
  useHotkeys({ enter: { run: write, label: t('station.write') } }, { enabled: station !== null })
  useHotkeys(
    {
      enter: { run: submit, label: t('keys.answer') },
      'mod+enter': submit,
    },
    { enabled: asking !== null && !answered },
  )
  useHotkeys(
    {
      enter: { run: next, label: t('keys.next') },
      '1': { run: rate(1), label: t('keys.rateAgain') },
      '2': { run: rate(2), label: t('keys.rateHard') },
      '3': { run: rate(3), label: t('keys.rateGood') },
      '4': { run: rate(4), label: t('keys.rateEasy') },
      ...(asking &&
        questionOf(asking.question.id)?.generated && {
          r: { run: () => void session.again(), label: t('keys.anew') },
        }),
    },
    { enabled: answered },
  )
  useHotkeys(
    { enter: { run: () => void navigate(back.to), label: back.label } },
    { enabled: state.status === 'finished' },
  )

  return (
    <>
      <SessionBar
        place={place && { position: place.sitting.position + 1, total: place.sitting.queue.length }}
        secondsLeft={secondsLeft}
        minutes={sitting ? minutesOf(sitting, asking?.showing.ms ?? 0) : 0}
        onEnd={end}
      />
      {state.status === 'loading' && <Waiting />}
      {state.status === 'failed' && (
        <Page width="text">
          <EmptyState drawing="page" heading="h1" title={t('failed')} text={t('failedNext')}>
            <Button variant="primary" onClick={() => void session.load()}>
              {common('again')}
            </Button>
          </EmptyState>
        </Page>
      )}
      {asking && (
        <QuestionView
          key={asking.sitting.position}
          state={asking}
          language={language}
          now={clock()}
          last={asking.sitting.position === asking.sitting.queue.length - 1}
          slips={slipsOf(cards?.get(`question:${asking.question.id}`))}
          onAnswer={session.answer}
          onSubmit={submit}
          onRate={(rating) => void session.rate(rating)}
          onSkip={skip}
          onUndo={undoable ? undo : null}
          marks={<MarksView key={asking.question.id} id={asking.question.id} progress={progress} />}
          onNext={next}
          onAgain={() => void session.again()}
        />
      )}
      {station && (
        <ExerciseStation
          slug={station.slug}
          known={cards?.has(`exercise:${station.slug}`) ?? false}
          language={language}
          origin={origin}
          onSkip={skip}
        />
      )}
      {state.status === 'finished' &&
        (state.sitting.results.length === 0 ? (
          <Nothing scope={scope} />
        ) : (
          <Summary
            sitting={state.sitting}
            language={language}
            now={clock()}
            cardOf={(id) => cards?.get(itemOf(id))}
            back={back}
            onMistakes={onMistakes}
          />
        ))}
    </>
  )
}

export function Waiting() {
  const t = useText('quiz')
  return <main id="main" aria-busy="true" aria-label={t('loading')} />
}

function Nothing({ scope }: { readonly scope: Scope }) {
  const t = useText('quiz')
  return (
    <Page width="text">
      <EmptyState
        drawing="prompt"
        heading="h1"
        title={t('empty.title')}
        text={t(emptyWords[scope.type])}
      >
        <ButtonLink to="/questions" variant="primary">
          {t('empty.bank')}
        </ButtonLink>
        <ButtonLink to="/">{t('empty.home')}</ButtonLink>
      </EmptyState>
    </Page>
  )
}

/** Counted with the answer just given. */
const slipsOf = (card: Card | undefined): number | null =>
  card && isSlipping(card.memory) ? card.lapses : null

const emptyWords = {
  today: 'empty.today',
  ids: 'empty.ids',
  filter: 'empty.filter',
  sprint: 'empty.ids',
} as const

function minutesOf({ results }: Sitting, current: number): number {
  return Math.floor((results.reduce((sum, { ms }) => sum + ms, 0) + current) / 60_000)
}
