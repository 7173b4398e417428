// The parts of the app that are measured, each loaded when it is asked for.
const parts = {
  runner: () => import('./runner.ts'),
  python: () => import('./python.ts'),
  progress: () => import('./progress.ts'),
  search: () => import('./search.ts'),
} as const

type Parts = typeof parts
export type PartName = keyof Parts
export type Part<Name extends PartName> = Awaited<ReturnType<Parts[Name]>>

const call = async (name: PartName, fn: string, args: readonly unknown[]): Promise<unknown> => {
  const part = (await parts[name]()) as Readonly<Record<string, unknown>>
  return (part[fn] as (...args: readonly unknown[]) => unknown)(...args)
}
Object.assign(window, { bench: call })
