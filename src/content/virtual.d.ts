// What tooling/content/plugin.ts makes of questions/ and exercises/.
// Import types, because an import statement in an ambient module cannot be relative.
declare module 'virtual:offhand/index' {
  export const index: import('./types.ts').ContentIndex
}

declare module 'virtual:offhand/chunks' {
  type Lazy<T> = () => Promise<T>
  type TopicId = import('./types.ts').TopicId
  /** Authored questions, neighbours together. */
  export const shards: readonly Lazy<{
    readonly questions: readonly import('./types.ts').Question[]
  }>[]
  /** The place of a concept's shard; a concept may have no authored question. */
  export const shardOf: Readonly<Partial<Record<import('./types.ts').ConceptKey, number>>>
  /** Generator modules of each topic. */
  export const generators: Readonly<
    Record<
      TopicId,
      readonly Lazy<{ readonly generators: readonly import('./generator.ts').Generator[] }>[]
    >
  >
  export const primers: Readonly<
    Record<TopicId, Lazy<{ readonly primer: import('./types.ts').Html | null }>>
  >
  export const gists: Lazy<{
    readonly gists: Readonly<Record<import('./types.ts').ConceptKey, import('./types.ts').Html>>
  }>
  export const paths: Lazy<{ readonly paths: import('./paths.ts').ExercisePaths }>
  export const map: Lazy<{ readonly map: import('./map.ts').ConceptMap }>
  export const glossary: Lazy<{ readonly terms: readonly import('./glossary.ts').Term[] }>
  export const exercises: Readonly<
    Record<string, Lazy<{ readonly exercise: import('./types.ts').Exercise }>>
  >
  export const examiners: Readonly<
    Record<string, Lazy<{ readonly material: import('./types.ts').ExaminerMaterial }>>
  >
  export const solutions: Readonly<
    Record<string, Lazy<{ readonly solutions: import('./types.ts').Solutions }>>
  >
}
