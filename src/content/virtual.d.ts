// What tooling/content/plugin.ts makes of questions/ and exercises/.
declare module 'virtual:offhand/index' {
  import type { ContentIndex } from './types.ts'
  export const index: ContentIndex
}

declare module 'virtual:offhand/chunks' {
  import type { ExaminerMaterial, Exercise, Question, TopicId } from './types.ts'
  import type { Generator } from './generator.ts'
  type Lazy<T> = () => Promise<T>
  /** Authored questions of each topic. */
  export const topics: Readonly<Record<TopicId, Lazy<{ readonly questions: readonly Question[] }>>>
  /** Generator modules of each topic. */
  export const generators: Readonly<
    Record<TopicId, readonly Lazy<{ readonly generators: readonly Generator[] }>[]>
  >
  export const exercises: Readonly<Record<string, Lazy<{ readonly exercise: Exercise }>>>
  export const examiners: Readonly<Record<string, Lazy<{ readonly material: ExaminerMaterial }>>>
  export const solutions: Readonly<Record<string, Lazy<{ readonly solution: string }>>>
}
