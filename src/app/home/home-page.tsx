import { useEffect, useState } from 'react'
import { useStore } from 'zustand'
import { useShallow } from 'zustand/react/shallow'
import { catalog } from '../../content/catalog.ts'
import { useLanguage, useText } from '../../i18n/use-text.ts'
import { interviewDateOf } from '../../progress/interview-date.ts'
import { goalsOf } from '../../quiz/todays-plan.ts'
import { cardsOf } from '../projections.ts'
import type { Services } from '../services.ts'
import { FirstVisit } from './first-visit.tsx'
import { firstTen } from './first-ten.ts'
import { readToday, type TodayState } from './read-today.ts'
import { Today } from './today.tsx'

/** What to do now, in one glance and one key. */
export function HomePage({ services }: { readonly services: Services }) {
  const t = useText('home')
  const language = useLanguage()
  const { progress, settings, random } = services
  const reviews = useStore(progress.state, (state) =>
    state.status === 'loading' ? 0 : state.projections.reviews,
  )
  const cards = useStore(progress.state, cardsOf)
  const goals = useStore(settings.store, useShallow(goalsOf))
  const interview = useStore(progress.state, (state) =>
    state.status === 'loading' ? null : interviewDateOf(state.projections),
  )
  const [ten] = useState(() => firstTen(catalog.topics, catalog.questions, random))
  const [today, setToday] = useState<TodayState | null>(null)
  useEffect(() => {
    let left = false
    void readToday(services, goals).then((state) => {
      if (!left) setToday(state)
    })
    return () => {
      left = true
    }
    // Whatever changes a card or the day of the interview changes the plan.
  }, [services, cards, goals, interview])

  if (!today) return <main id="main" aria-busy="true" aria-label={t('loading')} />
  if (reviews === 0 && today.session === null && today.draft === null)
    return (
      <FirstVisit
        ten={ten}
        language={language}
        onLanguage={(chosen) => settings.set({ language: chosen })}
      />
    )
  return <Today today={today} goalMinutes={goals.goalMinutes} language={language} />
}
