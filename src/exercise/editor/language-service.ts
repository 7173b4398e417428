/** What the editor's TypeScript is told. The same rules as `exercises/` itself is checked with. */

const esnext = 99
const bundler = 100
const force = 3

export const compilerOptions = {
  target: esnext,
  module: esnext,
  moduleResolution: bundler,
  moduleDetection: force,
  lib: ['es2023'],
  strict: true,
  noUncheckedIndexedAccess: true,
  noImplicitReturns: true,
  noFallthroughCasesInSwitch: true,
  erasableSyntaxOnly: true,
  isolatedModules: true,
  noEmit: true,
  allowNonTsExtensions: true,
  types: [],
}

/** The candidate's realm has no DOM; these few globals it has. */
export const ambientTypes = `
interface Console {
  log(...values: unknown[]): void
  info(...values: unknown[]): void
  warn(...values: unknown[]): void
  error(...values: unknown[]): void
  debug(...values: unknown[]): void
}
declare const console: Console
declare const performance: { now(): number }
declare function structuredClone<T>(value: T): T
`
