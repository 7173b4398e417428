import type { Summary } from './standing.ts'
import styles from './step-bar.module.css'

const steps = [4, 3, 2, 1] as const

/** How many concepts of a topic are at each step, the highest first; what is not begun stays empty. */
export function StepBar({ summary }: { readonly summary: Summary }) {
  return (
    <span className={styles.bar} aria-hidden>
      {steps.map(
        (step) =>
          summary.steps[step] > 0 && (
            <i
              key={step}
              data-step={step}
              style={{ width: `${(100 * summary.steps[step]) / summary.concepts}%` }}
            />
          ),
      )}
    </span>
  )
}
