/** Texts of the scripts that run inside the sandbox; made by tooling/runner/plugin.ts. */
declare module 'virtual:offhand/candidate-script' {
  export const script: string
}
declare module 'virtual:offhand/examiner-script' {
  export const script: string
}
declare module 'virtual:offhand/frame-script' {
  export const script: string
}
