import { createContext, use } from 'react'
import type { Notation } from './notation.ts'
import { typescriptNotation } from './typescript-notation.ts'

/** Given once around the workspace: whatever shows code inside speaks the language that is written in. */
export const NotationContext = createContext<Notation>(typescriptNotation(''))

export const useNotation = (): Notation => use(NotationContext)
