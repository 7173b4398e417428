import { createContext, useContext } from 'react'

/** The few words that components need everywhere; the app provides them in the current language. */
export interface UiWords {
  readonly close: string
}

export const UiWordsContext = createContext<UiWords | null>(null)

export function useUiWords(): UiWords {
  const words = useContext(UiWordsContext)
  if (!words) throw new Error('UiWordsContext is not provided')
  return words
}
