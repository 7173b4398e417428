import { useEffect, useState } from 'react'
import { loadExercise, loadQuestion } from '../../content/load.ts'
import type { Material } from '../finishing.ts'
import type { Step } from '../sitting.ts'

export type MaterialState =
  | { readonly type: 'loading' }
  | { readonly type: 'ready'; readonly material: Material }
  | { readonly type: 'failed'; readonly again: () => void }

/** Loads the whole paper at once: an interview does not wait for a question. */
export function useMaterial(steps: readonly Step[]): MaterialState {
  const [attempt, setAttempt] = useState(0)
  const [state, setState] = useState<MaterialState>({ type: 'loading' })
  useEffect(() => {
    let left = false
    loadAll(steps).then(
      (material) => {
        if (!left) setState({ type: 'ready', material })
      },
      () => {
        const again = () => {
          setState({ type: 'loading' })
          setAttempt((n) => n + 1)
        }
        if (!left) setState({ type: 'failed', again })
      },
    )
    return () => {
      left = true
    }
  }, [steps, attempt])
  return state
}

async function loadAll(steps: readonly Step[]): Promise<Material> {
  const [questions, exercises] = await Promise.all([
    Promise.all(
      steps.map(async (step) => {
        const found = step.type === 'question' ? await loadQuestion(step.id, step.seed) : null
        return found ? [[found.id, found] as const] : []
      }),
    ),
    Promise.all(
      steps.map(async (step) => {
        const found = step.type === 'exercise' ? await loadExercise(step.slug) : null
        return found ? [[found.slug, found] as const] : []
      }),
    ),
  ])
  return { questions: new Map(questions.flat()), exercises: new Map(exercises.flat()) }
}
