/** Texts of the scripts that run inside the sandbox; made by tooling/runner/plugin.ts. */
declare module 'virtual:offhand/candidate-script' {
  export const script: string
}
declare module 'virtual:offhand/python-candidate-script' {
  export const script: string
}
/** The files of the Python engine; made by tooling/python/plugin.ts. */
declare module 'virtual:offhand/python-packs' {
  export const packs: readonly {
    readonly name: string
    /** Of the pack itself. */
    readonly bytes: number
    readonly sha256: string
    /** What is sent: the pack compressed with gzip, and cut. */
    readonly pieces: readonly { readonly url: string; readonly bytes: number }[]
  }[]
}
declare module 'virtual:offhand/examiner-script' {
  export const script: string
}
declare module 'virtual:offhand/frame-script' {
  export const script: string
}
declare module 'virtual:offhand/fast-check-script' {
  /** An ES module with what fast-check exports. */
  export const script: string
}
