import { useEffect, useState } from 'react'

/**
 * What `load` gives: undefined until then, null where it cannot be had. Another function loads anew, so
 * keep the same one between renders; the old value stays meanwhile.
 */
export function useLoaded<T>(load: () => Promise<T>): T | null | undefined {
  const [value, setValue] = useState<T | null>()
  useEffect(() => {
    let gone = false
    load().then(
      (loaded) => {
        if (!gone) setValue(() => loaded)
      },
      () => {
        if (!gone) setValue(null)
      },
    )
    return () => {
      gone = true
    }
  }, [load])
  return value
}
