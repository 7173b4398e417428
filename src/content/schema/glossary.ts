import { z } from 'zod'
import { localized, slug } from './common.ts'

const forms = z
  .strictObject({
    en: z.array(z.string().min(1)).default([]),
    zh: z.array(z.string().min(1)).default([]),
  })
  .default({ en: [], zh: [] })

export const glossaryFile = z
  .strictObject({
    terms: z.array(
      z.strictObject({
        id: slug,
        en: localized.shape.en.describe('the form that the bank writes'),
        zh: localized.shape.zh.describe('the form that the bank writes'),
        also: forms.describe('further forms that are right'),
        avoid: forms.describe('forms that are not written here, but searched for'),
        gist: z
          .strictObject({
            en: localized.shape.en.max(170, 'expected 170 characters or fewer'),
            zh: localized.shape.zh.max(80, 'expected 80 characters or fewer'),
          })
          .describe('what it is, in one sentence'),
        concept: z
          .string()
          .regex(/^[a-z0-9-]+\/[a-z0-9-]+$/, 'expected topic/slug')
          .optional()
          .describe('the concept that is this term'),
        check: z
          .literal(false)
          .optional()
          .describe('false where the word is too common for the check of translations'),
      }),
    ),
  })
  .describe('questions/glossary.yaml')
export type AuthoredTerm = z.infer<typeof glossaryFile>['terms'][number]
