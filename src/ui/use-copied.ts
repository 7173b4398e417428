import { useRef, useState } from 'react'

/** How long it is said that something was copied, in milliseconds. */
const saidMs = 2000

/** Puts a text on the clipboard and tells so for a moment; what the browser refuses is not copied. */
export function useCopied(text: () => string): {
  readonly copied: boolean
  readonly copy: () => void
} {
  const [copied, setCopied] = useState(false)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const copy = () => {
    navigator.clipboard.writeText(text()).then(
      () => {
        setCopied(true)
        clearTimeout(timer.current)
        timer.current = setTimeout(() => setCopied(false), saidMs)
      },
      () => setCopied(false),
    )
  }
  return { copied, copy }
}
