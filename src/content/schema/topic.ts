import { z } from 'zod'
import { conceptRef, localized, slug, topicId } from './common.ts'

export const topicFile = z
  .strictObject({
    topic: topicId,
    title: localized,
    summary: localized.describe('one sentence: what the topic asks of a candidate'),
    concepts: z
      .array(
        z.strictObject({
          id: slug,
          en: localized.shape.en,
          zh: localized.shape.zh,
          gist: localized.optional().describe('the idea in one or two sentences'),
          requires: z.array(conceptRef).default([]).describe('what to know before'),
        }),
      )
      .min(1),
  })
  .describe('questions/<topic>/topic.yaml')
export type AuthoredTopic = z.infer<typeof topicFile>
