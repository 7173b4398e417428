import { classes } from '../../ui/classes.ts'
import { VerdictSign } from '../../ui/verdict-sign.tsx'
import { isGiven, type Sitting, type Step } from '../sitting.ts'
import type { Material } from '../finishing.ts'
import { useWords } from './use-words.ts'
import styles from './run.module.css'

interface Props {
  readonly steps: readonly Step[]
  readonly sitting: Sitting
  readonly material: Material
  readonly onGo: (position: number) => void
}

/** Every part of the paper: which have an answer, and where one is. */
export function StepList({ steps, sitting, material, onGo }: Props) {
  const t = useWords()
  return (
    <ol className={styles.steps} aria-label={t('run.steps')}>
      {steps.map((step, place) => {
        const answered = hasAnswer(step, sitting, place, material)
        return (
          <li key={place}>
            <button
              type="button"
              className={classes(styles.step, answered && styles.answered)}
              aria-current={place === sitting.position ? 'step' : undefined}
              aria-label={`${t('run.place', { position: place + 1, total: steps.length })}, ${t(
                answered ? 'run.answered' : 'run.open',
              )}`}
              onClick={() => onGo(place)}
            >
              {place + 1}
              {answered && <VerdictSign verdict="pass" />}
            </button>
          </li>
        )
      })}
    </ol>
  )
}

export function hasAnswer(
  step: Step,
  { steps }: Sitting,
  place: number,
  { exercises }: Material,
): boolean {
  const state = steps[place]
  const exercise = step.type === 'exercise' ? exercises.get(step.slug) : undefined
  return state !== undefined && isGiven(state, exercise)
}
