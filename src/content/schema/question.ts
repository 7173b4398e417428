import { z } from 'zod'
import { conceptRef, difficulty, localized, slug } from './common.ts'

const figure = z
  .strictObject({
    file: z
      .string()
      .regex(/^[a-z0-9-]+\.svg$/, 'expected the name of an .svg in the same folder')
      .describe(
        'an SVG beside the concept file; it uses currentColor and the tokens of both themes',
      ),
    alt: localized.describe('what the figure shows, for those who cannot see it'),
    caption: localized.optional(),
  })
  .describe('a drawing of our own')

const option = z
  .strictObject({
    en: localized.shape.en,
    zh: localized.shape.zh,
    correct: z.literal(true).optional().describe('true for a right option, left out otherwise'),
    why: localized.optional().describe('for a wrong option: the misconception behind it'),
  })
  .refine((o) => o.correct === true || o.why !== undefined, {
    message: 'a wrong option says why it is wrong: add why: { en, zh }',
    path: ['why'],
  })

const base = {
  id: slug.describe('permanent: reviews refer to it'),
  difficulty,
  title: localized.describe(
    'a few plain words for lists and search; does not give the answer away',
  ),
  stem: localized.describe('the question, complete in itself, conventions named'),
  explanation: localized.describe('why the answer is right'),
  source: z.string().min(1).optional().describe('paper or documentation'),
  seconds: z.int().min(5).max(900).optional().describe('expected time to answer'),
  exercises: z.array(slug).optional().describe('slugs of exercises that practise it'),
  related: z.array(conceptRef).optional().describe('other concepts it touches'),
  figure: figure.optional().describe('shown with the stem'),
  explanationFigure: figure.optional().describe('shown with the explanation, after the answer'),
}

const single = z
  .strictObject({ ...base, type: z.literal('single'), options: z.array(option).min(4).max(6) })
  .refine((q) => q.options.filter((o) => o.correct).length === 1, {
    message: 'a single-choice question has exactly one option with correct: true',
    path: ['options'],
  })

const multiple = z
  .strictObject({ ...base, type: z.literal('multiple'), options: z.array(option).min(4).max(6) })
  .refine(
    (q) => {
      const right = q.options.filter((o) => o.correct).length
      return right >= 2 && right < q.options.length
    },
    {
      message: 'a multiple-choice question has two or more right options and one or more wrong',
      path: ['options'],
    },
  )

const tolerance = z
  .union([
    z.literal('exact'),
    z.strictObject({ relative: z.number().positive().max(0.2) }),
    z.strictObject({ absolute: z.number().positive() }),
  ])
  .describe('exact for whole numbers; otherwise a relative or absolute band')

const numericAnswer = z.strictObject({
  value: z.number(),
  unit: localized.optional().describe('shown behind the input, not typed'),
  tolerance: tolerance.default('exact'),
  mistakes: z
    .array(z.strictObject({ value: z.number(), why: localized }))
    .default([])
    .describe('known wrong answers and the misconception each betrays'),
})

const numeric = z.strictObject({ ...base, type: z.literal('numeric'), answer: numericAnswer })

const cloze = z
  .strictObject({
    ...base,
    type: z.literal('cloze'),
    blanks: z
      .record(
        slug,
        z.strictObject({
          en: z.array(z.string().min(1)).min(1).describe('accepted answers, the best first'),
          zh: z.array(z.string().min(1)).min(1).describe('accepted answers, the best first'),
        }),
      )
      .describe('the stem carries each as {{?name}}; both languages are accepted everywhere'),
  })
  .superRefine((q, context) => {
    for (const language of ['en', 'zh'] as const) {
      const used = [...q.stem[language].matchAll(/\{\{\?([a-z0-9-]+)\}\}/g)].map((m) => m[1] ?? '')
      for (const name of Object.keys(q.blanks))
        if (used.filter((u) => u === name).length !== 1)
          context.addIssue({
            code: 'custom',
            path: ['stem', language],
            message: `the blank {{?${name}}} must stand in the stem exactly once`,
          })
      for (const name of used)
        if (!(name in q.blanks))
          context.addIssue({
            code: 'custom',
            path: ['blanks'],
            message: `the stem has a blank {{?${name}}} without answers`,
          })
    }
  })

const order = z.strictObject({
  ...base,
  type: z.literal('order'),
  steps: z.array(localized).min(3).max(8).describe('in the right order; shuffled when shown'),
})

const match = z.strictObject({
  ...base,
  type: z.literal('match'),
  pairs: z
    .array(z.strictObject({ left: localized, right: localized, why: localized.optional() }))
    .min(3)
    .max(7)
    .describe('each left belongs to its right; the rights are shuffled when shown'),
  extras: z.array(localized).default([]).describe('rights that belong to nothing'),
})

const followUp = z.strictObject({ question: localized, answer: localized })

const open = z.strictObject({
  ...base,
  type: z.literal('open'),
  answer: localized.describe('what a strong candidate would say in two minutes'),
  rubric: z.array(localized).min(3).max(6).describe('key points that the user ticks'),
  followUps: z.array(followUp).default([]).describe('what an interviewer would ask next'),
})

export const question = z.discriminatedUnion('type', [
  single,
  multiple,
  numeric,
  cloze,
  order,
  match,
  open,
])
export type AuthoredQuestion = z.infer<typeof question>
export type QuestionType = AuthoredQuestion['type']

export const conceptFile = z
  .strictObject({
    concept: slug.describe('the concept, as in topic.yaml; the file has the same name'),
    questions: z.array(question).min(1),
  })
  .describe('questions/<topic>/<concept>.yaml')
