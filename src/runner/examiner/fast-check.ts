import * as fastCheck from 'fast-check'

/** One fixed seed: a verdict must not depend on luck. A check file may choose another, never none. */
fastCheck.configureGlobal({ seed: 1, numRuns: 50 })

export * from 'fast-check'
