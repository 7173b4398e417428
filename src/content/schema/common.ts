import { z } from 'zod'

/** The ten topics of the bank, in the order in which they are shown. */
export const topicIds = [
  'convolution',
  'params-flops',
  'code-implementations',
  'image-processing',
  'machine-learning',
  'contrastive-learning',
  'vision-transformer',
  'deep-learning-faq',
  'attention-modules',
  'losses',
] as const

export const topicId = z.enum(topicIds).describe('one of the ten topics')

const slugPattern = /^[a-z0-9]+(-[a-z0-9]+)*$/
export const slug = z.string().regex(slugPattern, 'expected kebab-case, e.g. "dilated-convolution"')

/** Inside its own topic a concept is named by its slug, elsewhere as `topic/slug`. */
export const conceptRef = z
  .string()
  .regex(/^([a-z0-9-]+\/)?[a-z0-9]+(-[a-z0-9]+)*$/, 'expected "slug" or "topic/slug"')

const words = z.string().trim().min(1, 'expected text, found nothing')

/** Markdown with $TeX$, in both languages. */
export const localized = z
  .strictObject({
    en: words.describe('English'),
    zh: words.describe('Chinese'),
  })
  .describe('the same words in both languages')

export const difficulty = z
  .int()
  .min(1)
  .max(5)
  .describe('1 recall, 2 apply, 3 derive, 4 compare and judge, 5 expert')
