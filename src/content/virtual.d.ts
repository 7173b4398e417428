// What tooling/content/plugin.ts makes of questions/ and exercises/.
// Import types, because an import statement in an ambient module cannot be relative.
declare module 'virtual:offhand/index' {
  export const index: import('./types.ts').ContentIndex
}

declare module 'virtual:offhand/chunks' {
  type Lazy<T> = () => Promise<T>
  type TopicId = import('./types.ts').TopicId
  /** Authored questions of each topic. */
  export const topics: Readonly<
    Record<TopicId, Lazy<{ readonly questions: readonly import('./types.ts').Question[] }>>
  >
  /** Generator modules of each topic. */
  export const generators: Readonly<
    Record<
      TopicId,
      readonly Lazy<{ readonly generators: readonly import('./generator.ts').Generator[] }>[]
    >
  >
  export const exercises: Readonly<
    Record<string, Lazy<{ readonly exercise: import('./types.ts').Exercise }>>
  >
  export const examiners: Readonly<
    Record<string, Lazy<{ readonly material: import('./types.ts').ExaminerMaterial }>>
  >
  export const solutions: Readonly<Record<string, Lazy<{ readonly solution: string }>>>
}
