import { z } from 'zod'
import { type OperationKind, operationKinds } from '../../base/operations.ts'
import type { ArgumentKind } from '../../base/python-signature.ts'
import { conceptRef, difficulty, localized, slug, topicId } from './common.ts'

export const checkKinds = ['shape', 'example', 'random', 'property', 'stability', 'error'] as const

const formulaText = z
  .union([
    z.string().regex(/^[\w+\-*/(). ]+$/, 'expected numbers, letters, + - * / and parentheses'),
    z.int().min(0),
  ])
  .transform(String)
const formula = z
  .union([formulaText, z.strictObject({ atMost: formulaText })])
  .optional()
  .describe('a formula that the reference meets exactly on every sample, or { atMost: … }')

const ofEachKind = <T extends z.ZodType>(schema: T) =>
  Object.fromEntries(operationKinds.map((kind) => [kind, schema])) as Record<OperationKind, T>

const operations = z
  .strictObject({
    ...ofEachKind(formula),
    where: z
      .record(z.string().regex(/^[A-Za-z]\w*$/, 'expected a letter or a short name'), z.string())
      .default({})
      .describe(
        'where each letter is read: x.shape[0], p.wq.length, args[3].groups ?? 1, result.shape[2]',
      ),
    note: localized.optional().describe('what the count shows, in a sentence'),
    instead: z
      .array(
        z
          .strictObject({
            ...ofEachKind(formulaText.optional().describe('what another way to do it takes')),
            says: localized.describe('which way that is: shown to code that counts just that'),
          })
          .refine((one) => operationKinds.filter((kind) => one[kind] !== undefined).length === 1, {
            message: 'give one formula, e.g. multiplications',
          }),
      )
      .default([]),
    see: z.array(conceptRef).default([]).describe('concepts where such counts are asked for'),
  })
  .describe('how many operations a call of the entry function takes, in the sizes of its arguments')
export type AuthoredOperations = z.infer<typeof operations>

const argumentKind: z.ZodType<ArgumentKind> = z.lazy(() =>
  z.union(
    [
      z.enum(['plain', 'array', 'int-array']),
      z.strictObject({ fields: z.record(z.string(), argumentKind) }),
      z.strictObject({ items: argumentKind }),
    ],
    {
      error: ({ input }) =>
        `found ${shown(unknownKind(input))}, expected plain, array, int-array, { fields: … } or { items: … }`,
    },
  ),
)
const shown = (value: unknown): string =>
  typeof value === 'string' ? value : JSON.stringify(value)

/** What was mistyped may lie deep inside of a kind; no part of a union tells where. */
function unknownKind(kind: unknown): unknown {
  if (typeof kind !== 'object' || kind === null) return kind
  const inner =
    'items' in kind ? [kind.items] : 'fields' in kind ? Object.values(kind.fields ?? {}) : []
  const wrong = inner.find((one) => !argumentKind.safeParse(one).success)
  return wrong === undefined ? kind : unknownKind(wrong)
}
const pythonSignature = z.strictObject({
  arguments: z
    .array(argumentKind)
    .exactOptional()
    .describe('by position; a last object that is not named is options: keyword arguments'),
  options: z
    .record(z.string(), argumentKind)
    .exactOptional()
    .describe('by their names in TypeScript'),
  returns: z
    .array(z.string())
    .min(1)
    .exactOptional()
    .describe('the keys of the record that a tuple of as many entries stands for'),
})

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
    ownImage: z
      .strictObject({
        call: z
          .string()
          .regex(/\bimg\b/, 'expected an expression that uses img')
          .describe('what is called on a picture of the user, `img` being its grey levels [h][w]'),
        python: z
          .string()
          .regex(/\bimg\b/, 'expected an expression that uses img')
          .describe('the same in Python, `img` being an array as the function takes it'),
        kind: z.enum(['grey', 'binary']).describe('levels 0 … 255, or 0 and 1'),
      })
      .optional(),
    scaled: z
      .array(z.int().min(0))
      .min(1)
      .default([0])
      .describe('indices of the arguments whose numbers the stability lens scales'),
    operations: operations.optional(),
    prelude: z
      .boolean()
      .default(false)
      .describe(
        "code in TypeScript may import { zeros, shape, matmul, transpose } from 'prelude': true where one of them is of use and none of them is the point",
      ),
    python: z
      .record(z.string(), pythonSignature)
      .optional()
      .describe('what the functions take in Python, by their names in TypeScript; see starter.py'),
    pythonNote: localized
      .optional()
      .describe('what the statement does not say of Python, beyond what holds for every exercise'),
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
