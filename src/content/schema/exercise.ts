import { z } from 'zod'
import { conceptRef, difficulty, localized, slug, topicId } from './common.ts'

export const checkKinds = ['shape', 'example', 'random', 'property', 'stability', 'error'] as const

export const exerciseFile = z
  .strictObject({
    title: localized,
    topic: topicId,
    concepts: z.array(conceptRef).min(1).describe('as topic/slug'),
    difficulty,
    minutes: z.int().min(1).max(60).describe('expected time from a blank editor'),
    tier: z.int().min(1).max(3).describe('asked in interviews: 1 very often, 2 often, 3 sometimes'),
    entry: z
      .string()
      .regex(/^[a-z][A-Za-z0-9]*$/)
      .describe('the exported function'),
    also: z.array(z.string()).default([]).describe('further exported functions, if any'),
    complexity: localized.describe('time and memory of the reference'),
    visual: z.enum(['heat-map', 'bars', 'curve', 'boxes', 'image', 'clusters']).optional(),
    hints: z.tuple([localized, localized, localized]).describe('idea, method, formula'),
    followUps: z.array(z.strictObject({ question: localized, answer: localized })).min(1),
    questions: z.array(slug).default([]).describe('ids of questions that belong to it'),
    checks: z
      .array(
        z.strictObject({
          id: slug.describe('the name given to test(...) in checks.ts'),
          kind: z.enum(checkKinds),
          en: localized.shape.en,
          zh: localized.shape.zh,
        }),
      )
      .min(1)
      .describe('one entry for each test in checks.ts, in the same order: what the learner reads'),
  })
  .describe('exercises/<slug>/exercise.yaml')
export type AuthoredExercise = z.infer<typeof exerciseFile>

const edit = z.strictObject({
  from: z.string().min(1).describe('text that occurs exactly once in solution.ts'),
  to: z.string(),
})

export const mutantsFile = z
  .array(
    z
      .strictObject({
        id: slug,
        name: localized.describe('the misconception in a few words'),
        explain: localized.describe('what goes wrong and why'),
        edit: z.array(edit).min(1).optional(),
        file: z
          .string()
          .regex(/^mutants\/[a-z0-9-]+\.ts$/)
          .optional(),
      })
      .refine((m) => (m.edit === undefined) !== (m.file === undefined), {
        message: 'give either edit: [{ from, to }] or file: mutants/<id>.ts',
      }),
  )
  .min(1)
  .describe('exercises/<slug>/mutants.yaml')
export type AuthoredMutant = z.infer<typeof mutantsFile>[number]
