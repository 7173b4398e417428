import { sha1 } from './sha1.ts'

/** Anki's ids are milliseconds since 1970, and its lists show them as dates: these lie in 2020 to 2023. */
const firstId = 1_600_000_000_000
const idRange = 100_000_000_000

/** The same id for the same name in every export. */
export const stableId = (name: string): number =>
  firstId + (Number.parseInt(sha1(name).slice(0, 12), 16) % idRange)

/** Seeds the order in which options and steps are printed. */
export const seedOf = (name: string): number => Number.parseInt(sha1(name).slice(0, 8), 16)
