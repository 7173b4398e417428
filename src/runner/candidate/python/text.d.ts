/** A file of Python as text; see tooling/python/text-plugin.ts. */
declare module '*.py' {
  export const text: string
}
