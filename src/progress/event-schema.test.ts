import fc from 'fast-check'
import { expect, expectTypeOf, test } from 'vitest'
import type { z } from 'zod'
import { history, newReview, newRun, start } from '../../tests/fixtures/progress-events.ts'
import { isEvent } from './event-guard.ts'
import { eventSchema, type draftSchema } from './event-schema.ts'
import type { ProgressEvent } from './events.ts'
import type { Draft } from './progress.ts'

const stamp = { id: '019c9000-0000-7000-8000-000000000001', device: 'd', at: start, v: 1 as const }
const events: readonly ProgressEvent[] = [
  { ...newReview('exercise:nms', { session: 's', seed: 4, answer: [1] }), ...stamp },
  { ...newRun('nms', { misconception: 'no-max', prelude: true }), ...stamp },
  { ...stamp, type: 'retract', review: stamp.id },
  { ...stamp, type: 'setting-changed', key: 'retention', value: null },
  {
    ...stamp,
    type: 'interview',
    code: '7K2M',
    language: 'zh',
    ...{ plannedMs: 60_000, usedMs: 59_000, pauses: [{ at: start, ms: 10 }] },
    items: [
      { item: 'question:a', score: null, ms: 4 },
      { item: 'exercise:nms', score: 0.5, ms: 4, passed: 7, total: 14, answer: 'code' },
    ],
  },
]

test('[P80] the schema is the type', () => {
  expectTypeOf<z.infer<typeof eventSchema>>().toEqualTypeOf<ProgressEvent>()
  expectTypeOf<z.infer<typeof draftSchema>>().toEqualTypeOf<Draft>()
})

test('[P81] what is recorded can be imported: guard and schema accept the same', () => {
  for (const event of events) {
    expect(isEvent(event)).toBe(true)
    expect(eventSchema.safeParse(event).data).toEqual(event)
  }
  fc.assert(
    fc.property(history(5), (list) => {
      for (const event of list)
        expect([isEvent(event), eventSchema.safeParse(event).success]).toEqual([true, true])
    }),
  )
})

test('[P81] guard and schema refuse the same', () => {
  const fields = [
    ...new Set(events.flatMap((event) => Object.keys(event))),
    'extra',
    'toString',
    '__proto__',
  ]
  const values = fc.oneof(
    fc.jsonValue({ maxDepth: 1 }),
    fc.constantFrom<unknown>(
      ...[0, 1, 4, 5, -1, 0.5, 1e300, 8e15, 253_402_300_799_999, 253_402_300_800_000, Infinity],
      ...['', 'a', 'all', 'pass', 'python', 'question:', 'question:x', 'exercise:x', 'lesson:x'],
      ...[
        'x'.repeat(200),
        'x'.repeat(201),
        `question:${'x'.repeat(200)}`,
        `question:${'x'.repeat(201)}`,
      ],
      ...['question:a\nb', 'question:\n', stamp.id, stamp.id.toUpperCase(), `${stamp.id}\n`],
      ...['review', 'retract', 'run', 'setting-changed', 'interview', Number.NaN],
      ...[[], [{}], [{ at: 0, ms: 0 }], [{ item: 'question:a', score: 2, ms: 0 }]],
      ...[[{ item: 'question:a', score: null, ms: 0 }], Array(201).fill(null), 'zh', 'fr'],
    ),
  )
  const changed = fc
    .record({
      event: fc.constantFrom(...events),
      field: fc.constantFrom(...fields),
      change: fc.option(fc.record({ value: values }), { freq: 8 }),
    })
    .map(({ event, field, change }) => {
      const entries = Object.entries(event).filter(([key]) => key !== field)
      return Object.fromEntries(change ? [...entries, [field, change.value]] : entries)
    })
  fc.assert(
    fc.property(changed, (value) => {
      expect(isEvent(value)).toBe(eventSchema.safeParse(value).success)
    }),
    { numRuns: 5000 },
  )
})
