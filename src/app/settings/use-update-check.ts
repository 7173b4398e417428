import { useRef, useState } from 'react'
import type { Pwa } from '../pwa.ts'

export type UpdateCheck = 'idle' | 'checking' | 'current' | 'found' | 'failed'

/** Asks the server for a newer version. One that is found is stored first; then the state says `waiting`. */
export function useUpdateCheck(pwa: Pwa): {
  readonly check: UpdateCheck
  readonly run: () => Promise<void>
} {
  const [check, setCheck] = useState<UpdateCheck>('idle')
  const busy = useRef(false)
  const run = async () => {
    if (busy.current) return
    busy.current = true
    setCheck('checking')
    try {
      await pwa.check()
      const registration = await navigator.serviceWorker.getRegistration()
      setCheck(registration?.installing ? 'found' : 'current')
    } catch {
      setCheck('failed')
    }
    busy.current = false
  }
  return { check, run }
}
