import { useEffect, useState } from 'react'

/** The address follows the text when typing pauses, and the text follows the address (Back, a link). */
export function useAddressText(
  inAddress: string,
  onAddress: (text: string) => void,
): readonly [text: string, setText: (text: string) => void] {
  const [text, setText] = useState(inAddress)
  const [last, setLast] = useState(inAddress)
  if (inAddress !== last) {
    setLast(inAddress)
    if (inAddress !== text.trim()) setText(inAddress)
  }
  useEffect(() => {
    if (text.trim() === inAddress) return
    const timer = setTimeout(() => onAddress(text), 300)
    return () => clearTimeout(timer)
  })
  return [text, setText]
}
