import { z } from 'zod'
import { codeLanguages } from '../base/code-language.ts'
import { languages } from '../base/language.ts'
import {
  latestTime,
  mostInterviewItems,
  mostMs,
  mostName,
  mostPauses,
  reasons,
  runStates,
  scopes,
  uuid7,
} from './event-guard.ts'
import { ruleMessages } from './import-rule.ts'
import { isPlainJson } from './plain-json.ts'

const id = z.string().regex(uuid7, ruleMessages.uuid)
const ms = z.number().min(0).max(mostMs)
const plain = z.unknown().refine((value) => isPlainJson(value), ruleMessages.plain)
const count = z.int().min(0)
const name = z.string().min(1).max(mostName)
const rating = z.literal([1, 2, 3, 4])
const language = z.enum(codeLanguages)

const stamp = {
  id: id.describe('sorts by time, unique across devices'),
  device: name,
  at: z.int().min(0).max(latestTime).describe('milliseconds since the epoch'),
  v: z.literal(1).describe('schema version of this event'),
}

const item = z.union(
  [
    z.templateLiteral(['question:', z.string().min(1).max(mostName)]),
    z.templateLiteral(['exercise:', z.string().min(1).max(mostName)]),
  ],
  ruleMessages.item,
)

const review = z
  .strictObject({
    ...stamp,
    type: z.literal('review'),
    item,
    rating,
    proposed: rating,
    reason: z.enum(reasons),
    score: z.number().min(0).max(1),
    ms,
    session: z.string().exactOptional(),
    seed: z.number().exactOptional(),
    answer: plain.exactOptional(),
  })
  .readonly()

const retract = z.strictObject({ ...stamp, type: z.literal('retract'), review: id }).readonly()

const run = z
  .strictObject({
    ...stamp,
    type: z.literal('run'),
    exercise: name,
    language,
    scope: z.enum(scopes),
    state: z.enum(runStates),
    passed: count,
    total: count,
    misconception: z.string().exactOptional(),
    hints: count,
    solutionSeen: z.boolean(),
    prelude: z.literal(true).exactOptional(),
    source: z.string(),
    ms,
    engine: z.string(),
  })
  .readonly()

const settingChanged = z
  .strictObject({ ...stamp, type: z.literal('setting-changed'), key: name, value: plain })
  .readonly()

const interviewItem = z
  .strictObject({
    item,
    score: z.number().min(0).max(1).nullable(),
    ms,
    seed: z.number().exactOptional(),
    passed: count.exactOptional(),
    total: count.exactOptional(),
    answer: plain.exactOptional(),
  })
  .readonly()

const interview = z
  .strictObject({
    ...stamp,
    type: z.literal('interview'),
    code: name,
    language: z.enum(languages),
    plannedMs: ms,
    usedMs: ms,
    pauses: z
      .array(z.strictObject({ at: stamp.at, ms }).readonly())
      .max(mostPauses)
      .readonly(),
    items: z.array(interviewItem).max(mostInterviewItems).readonly(),
  })
  .readonly()

/** An event from outside: everything a fold or a screen relies on. */
export const eventSchema = z.discriminatedUnion('type', [
  review,
  retract,
  run,
  settingChanged,
  interview,
])

export const draftSchema = z
  .strictObject({
    exercise: name,
    language,
    source: z.string(),
    at: z.int().min(0).max(latestTime),
  })
  .readonly()
