import { z } from 'zod'
import { localized, slug } from './common.ts'

const list = z.array(slug).min(1).describe('exercises, by their folders')

export const pathsFile = z
  .strictObject({
    groups: z
      .array(z.strictObject({ id: slug, title: localized, exercises: list }))
      .describe('what belongs together; every exercise stands in exactly one'),
    paths: z.array(
      z.strictObject({
        id: slug,
        title: localized,
        about: localized.describe('for whom, and how to go through it, in a sentence or two'),
        steps: z
          .array(
            z.strictObject({
              title: localized.optional().describe('a part of the path, such as a day'),
              exercises: list,
            }),
          )
          .min(1)
          .describe('in the order in which they are written; no exercise twice'),
      }),
    ),
  })
  .describe('exercises/paths.yaml')
