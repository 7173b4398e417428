import type { Language } from '../../base/language.ts'
import { exerciseOf, topicTitle } from '../../content/catalog.ts'
import { useText } from '../../i18n/use-text.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { Page } from '../../ui/layout.tsx'
import styles from './exercise-station.module.css'

interface Props {
  readonly slug: string
  /** Written before: it comes back. */
  readonly known: boolean
  readonly language: Language
  /** The address of this session, to come back to. */
  readonly origin: string
  readonly onSkip: () => void
}

/** The next item is an exercise: it is written in the workspace, and the session waits. */
export function ExerciseStation({ slug, known, language, origin, onSkip }: Props) {
  const t = useText('quiz')
  const bank = useText('bank')
  const exercise = exerciseOf(slug)
  if (!exercise) return null
  const level = ([1, 2, 3, 4, 5] as const).find((one) => one === exercise.difficulty) ?? 1
  return (
    <Page width="text">
      <p className={styles.kind}>{t(known ? 'station.again' : 'station.fresh')}</p>
      <h1 className={styles.title}>{exercise.title[language]}</h1>
      <p className={styles.about}>
        {[
          topicTitle(exercise.topic, language),
          bank(`levels.l${level}`),
          t('station.minutes', { count: exercise.minutes }),
          t('station.checks', { count: exercise.samples + exercise.hidden }),
        ].join(' · ')}
      </p>
      <p className={styles.text}>{t(known ? 'station.blank' : 'station.waits')}</p>
      <div className={styles.actions}>
        <ButtonLink
          variant="primary"
          size="big"
          kbd="Enter"
          to={`/exercises/${slug}`}
          state={{ session: origin }}
        >
          {t('station.write')}
        </ButtonLink>
        <Button variant="quiet" kbd="S" onClick={onSkip}>
          {t('skip')}
        </Button>
      </div>
    </Page>
  )
}
