import { codeLanguages } from '../base/code-language.ts'
import { isAmount, isObject } from '../base/plain.ts'
import { isAnswer } from '../quiz/kept-session.ts'
import { runStates } from '../progress/event-guard.ts'
import { codeShares, lengths, levelNames } from './set-up.ts'
import type { Given, Judged, Sitting, StepState } from './sitting.ts'

export const keptSittingKey = 'interview:open'
export const keptSetUpKey = 'interview:set-up'

/** What was kept on the device, or null when it has another form. */
export function parseSitting(value: unknown): Sitting | null {
  const current = isObject(value) && value['version'] === 1 ? fromFirst(value) : value
  return isSitting(current) ? current : null
}

/** Version 1 knew code in TypeScript only. */
const fromFirst = (sitting: Readonly<Record<string, unknown>>): unknown => {
  const { setUp, steps } = sitting
  return {
    ...sitting,
    version: 2,
    setUp: isObject(setUp) ? { ...setUp, codeLanguage: 'typescript' } : setUp,
    steps: Array.isArray(steps) ? steps.map(withLanguage) : steps,
  }
}
const withLanguage = (step: unknown): unknown => {
  if (!isObject(step) || !isObject(step['given']) || step['given']['type'] !== 'code') return step
  const { source } = step['given']
  return {
    ...step,
    given: { type: 'code', language: 'typescript', sources: { typescript: source } },
  }
}

function isSitting(value: unknown): value is Sitting {
  if (!isObject(value) || value['version'] !== 2) return false
  const { code, setUp, startedAt, position, steps, pauses, pausedAt, at, stage, judged } = value
  return (
    typeof code === 'string' &&
    isSetUp(setUp) &&
    isAmount(startedAt) &&
    isAmount(at) &&
    (pausedAt === null || isAmount(pausedAt)) &&
    (stage === 'running' || stage === 'judging' || stage === 'grading') &&
    Array.isArray(steps) &&
    steps.every(isStep) &&
    Number.isInteger(position) &&
    isAmount(position) &&
    position < Math.max(1, steps.length) &&
    Array.isArray(pauses) &&
    pauses.every((pause) => isObject(pause) && isAmount(pause['at']) && isAmount(pause['ms'])) &&
    Array.isArray(judged) &&
    judged.every(isJudged)
  )
}

const isSetUp = (value: unknown): boolean =>
  isObject(value) &&
  lengths.some((known) => known === value['minutes']) &&
  levelNames.some((known) => known === value['level']) &&
  codeShares.some((known) => known === value['codeShare']) &&
  Array.isArray(value['topics']) &&
  value['topics'].every((topic) => typeof topic === 'string') &&
  (value['language'] === 'en' || value['language'] === 'zh') &&
  isCodeLanguage(value['codeLanguage']) &&
  typeof value['whiteboard'] === 'boolean'

const isStep = (value: unknown): value is StepState =>
  isObject(value) && isAmount(value['ms']) && (value['given'] === null || isGiven(value['given']))

function isGiven(value: unknown): value is Given {
  if (!isObject(value)) return false
  switch (value['type']) {
    case 'code':
      return (
        isCodeLanguage(value['language']) &&
        isObject(value['sources']) &&
        Object.entries(value['sources']).every(
          ([language, source]) => isCodeLanguage(language) && typeof source === 'string',
        )
      )
    case 'said':
      return (
        typeof value['text'] === 'string' &&
        (value['score'] === null || [0, 0.5, 1].includes(value['score'] as number))
      )
    case 'answer':
      return (
        isAnswer(value['answer']) &&
        Array.isArray(value['arrangement']) &&
        value['arrangement'].every((place) => Number.isInteger(place))
      )
    default:
      return false
  }
}

const isCodeLanguage = (value: unknown): boolean => codeLanguages.some((known) => known === value)

const isJudged = (value: unknown): value is Judged =>
  isObject(value) &&
  typeof value['slug'] === 'string' &&
  isAmount(value['passed']) &&
  isAmount(value['total']) &&
  isAmount(value['ms']) &&
  typeof value['engine'] === 'string' &&
  runStates.some((known) => known === value['state']) &&
  ['undefined', 'string'].includes(typeof value['misconception']) &&
  (value['prelude'] === undefined || value['prelude'] === true)
