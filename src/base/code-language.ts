/** What an exercise is written in. The languages that people read are in language.ts. */
export const codeLanguages = ['typescript', 'python'] as const
export type CodeLanguage = (typeof codeLanguages)[number]
