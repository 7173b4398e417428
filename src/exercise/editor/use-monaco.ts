import { useEffect, useState } from 'react'
import { loadMonaco } from './load-monaco.ts'

type Loaded = Awaited<ReturnType<typeof loadMonaco>>

export type MonacoState =
  | { readonly type: 'loading' }
  | { readonly type: 'ready'; readonly loaded: Loaded }
  | { readonly type: 'failed'; readonly again: () => void }

export function useMonaco(): MonacoState {
  const [attempt, setAttempt] = useState(0)
  const [state, setState] = useState<MonacoState>({ type: 'loading' })
  useEffect(() => {
    let left = false
    loadMonaco().then(
      (loaded) => {
        if (!left) setState({ type: 'ready', loaded })
      },
      () => {
        if (left) return
        const again = () => {
          setState({ type: 'loading' })
          setAttempt((n) => n + 1)
        }
        setState({ type: 'failed', again })
      },
    )
    return () => {
      left = true
    }
  }, [attempt])
  return state
}
