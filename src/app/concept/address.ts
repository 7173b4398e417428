import type { ConceptKey } from '../../content/types.ts'

export const addressOf = (concept: ConceptKey): string => `/concepts/${concept}`
