import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  anyAnswerTo,
  anyQuestion,
  cloze,
  match,
  multiple,
  open,
  order,
  rightAnswer,
  single,
} from '../../tests/fixtures/quiz-questions.ts'
import { seededRandom } from '../base/random.ts'
import type { Question } from '../content/types.ts'
import type { Answer } from './answer.ts'
import { arrange, blankAnswer, fits, isComplete, scoreOf } from './grade.ts'

/** What is written as one line each: the answer in JSON, then its score. */
const table = (question: Question, answers: readonly Answer[]) =>
  answers.map((answer) => {
    const { type: _, ...given } = answer
    const score = Number(scoreOf(question, answer).toFixed(3))
    const complete = isComplete(question, answer) ? '' : ', incomplete'
    return `${JSON.stringify(given).replaceAll('"', '')} → ${score}${complete}`
  })

describe('a score', () => {
  test('of one choice is all or nothing', () => {
    const chosen = [1, 0, 3, null]
    expect(
      table(
        single,
        chosen.map((choice) => ({ type: 'single', chosen: choice })),
      ),
    ).toMatchInlineSnapshot(`
      [
        "{chosen:1} → 1",
        "{chosen:0} → 0",
        "{chosen:3} → 0",
        "{chosen:null} → 0, incomplete",
      ]
    `)
  })

  test('of several choices: each wrong one takes a right one away', () => {
    const chosen = [[0, 2, 3], [3, 0, 2], [0, 2], [0], [0, 1], [0, 2, 1], [0, 1, 2, 3], [1], []]
    expect(
      table(
        multiple,
        [...chosen, [0, 1, 2, 3, 4]].map((choice) => ({ type: 'multiple', chosen: choice })),
      ),
    ).toMatchInlineSnapshot(`
      [
        "{chosen:[0,2,3]} → 1",
        "{chosen:[3,0,2]} → 1",
        "{chosen:[0,2]} → 0.667",
        "{chosen:[0]} → 0.333",
        "{chosen:[0,1]} → 0",
        "{chosen:[0,2,1]} → 0.333",
        "{chosen:[0,1,2,3]} → 0.667",
        "{chosen:[1]} → 0",
        "{chosen:[]} → 0, incomplete",
        "{chosen:[0,1,2,3,4]} → 0.333",
      ]
    `)
  })

  test('of a text with gaps counts the gaps', () => {
    expect(
      table(
        cloze,
        [
          { layer: 'BN', kernel: '3x3' },
          { layer: '批归一化', kernel: '3 * 3' },
          { layer: 'Batch-Norm.', kernel: '' },
          { layer: 'layer norm', kernel: '3×3' },
          { layer: 'batch', kernel: '33' },
          { layer: '  ' },
          {},
        ].map((texts) => ({ type: 'cloze', texts: texts as Record<string, string> })),
      ),
    ).toMatchInlineSnapshot(`
      [
        "{texts:{layer:BN,kernel:3x3}} → 1",
        "{texts:{layer:批归一化,kernel:3 * 3}} → 1",
        "{texts:{layer:Batch-Norm.,kernel:}} → 0.5",
        "{texts:{layer:layer norm,kernel:3×3}} → 0.5",
        "{texts:{layer:batch,kernel:33}} → 0",
        "{texts:{layer:  }} → 0, incomplete",
        "{texts:{}} → 0, incomplete",
      ]
    `)
  })

  test('of an order counts the steps in their place or right behind the one they follow', () => {
    const steps = [
      [0, 1, 2, 3],
      [1, 2, 3, 0],
      [0, 1, 3, 2],
      [1, 0, 2, 3],
      [0, 2, 1, 3],
      [2, 3, 0, 1],
      [3, 2, 1, 0],
    ]
    expect(
      table(
        order,
        steps.map((list) => ({ type: 'order', steps: list })),
      ),
    ).toMatchInlineSnapshot(`
      [
        "{steps:[0,1,2,3]} → 1",
        "{steps:[1,2,3,0]} → 0.5",
        "{steps:[0,1,3,2]} → 0.5",
        "{steps:[1,0,2,3]} → 0.5",
        "{steps:[0,2,1,3]} → 0.5",
        "{steps:[2,3,0,1]} → 0.5",
        "{steps:[3,2,1,0]} → 0",
      ]
    `)
  })

  test('of pairs counts those that belong together', () => {
    const rights = [
      [0, 1, 2],
      [0, 2, 1],
      [0, 1, 3],
      [1, 2, 0],
      [0, null, 2],
      [null, null, null],
    ]
    expect(
      table(
        match,
        rights.map((list) => ({ type: 'match', rights: list })),
      ),
    ).toMatchInlineSnapshot(`
      [
        "{rights:[0,1,2]} → 1",
        "{rights:[0,2,1]} → 0.333",
        "{rights:[0,1,3]} → 0.667",
        "{rights:[1,2,0]} → 0",
        "{rights:[0,null,2]} → 0.667, incomplete",
        "{rights:[null,null,null]} → 0, incomplete",
      ]
    `)
  })

  test('of an open answer is what its author found in it', () => {
    const ticks = [[0, 1, 2], [2, 0], [1], []]
    expect(
      table(
        open,
        ticks.map((list) => ({ type: 'open', text: '', ticks: list })),
      ),
    ).toMatchInlineSnapshot(`
      [
        "{text:,ticks:[0,1,2]} → 1",
        "{text:,ticks:[2,0]} → 0.667",
        "{text:,ticks:[1]} → 0.333",
        "{text:,ticks:[]} → 0",
      ]
    `)
  })

  test('lies between 0 and 1 for every answer that fits, and is 1 for the right one', () => {
    fc.assert(
      fc.property(anyQuestion, (question) => {
        const right = rightAnswer(question)
        expect(fits(question, right)).toBe(true)
        expect(isComplete(question, right)).toBe(true)
        expect(scoreOf(question, right)).toBe(1)
      }),
    )
    const given = anyQuestion.chain((question) =>
      fc.tuple(fc.constant(question), anyAnswerTo(question)),
    )
    fc.assert(
      fc.property(given, ([question, answer]) => {
        if (!fits(question, answer)) return
        expect(scoreOf(question, answer)).toBeGreaterThanOrEqual(0)
        expect(scoreOf(question, answer)).toBeLessThanOrEqual(1)
      }),
      { numRuns: 1000 },
    )
  })

  test('of everything ticked is never whole', () => {
    fc.assert(
      fc.property(anyQuestion, (question) => {
        fc.pre(question.type === 'multiple')
        const all: Answer = { type: 'multiple', chosen: question.options.map((_, i) => i) }
        expect(scoreOf(question, all)).toBeLessThan(1)
      }),
    )
  })
})

describe('how a question is shown', () => {
  test('its parts in another order each time, none missing, an order never solved', () => {
    const parts = (question: Question) =>
      question.type === 'single' || question.type === 'multiple'
        ? question.options.length
        : question.type === 'order'
          ? question.steps.length
          : question.type === 'match'
            ? question.pairs.length + question.extras.length
            : 0
    fc.assert(
      fc.property(anyQuestion, fc.nat(2 ** 31), (question, from) => {
        const arrangement = arrange(question, seededRandom(from))
        expect(arrangement.toSorted((a, b) => a - b)).toEqual(
          Array.from({ length: parts(question) }, (_, i) => i),
        )
        const blank = blankAnswer(question, arrangement)
        expect(fits(question, blank)).toBe(true)
        expect(scoreOf(question, blank)).toBeLessThan(1)
      }),
    )
    const short = { ...order, steps: order.steps.slice(1) }
    for (let from = 0; from < 100; from += 1)
      expect(arrange(short, seededRandom(from))).not.toEqual([0, 1, 2])
  })

  test('each option comes first as often as the others', () => {
    const firsts = Array.from({ length: 4000 }, (_, i) => arrange(single, seededRandom(i))[0])
    for (const option of [0, 1, 2, 3])
      expect(firsts.filter((first) => first === option).length).toBeGreaterThan(850)
  })

  test('a kept answer does not fit what it cannot have been given to', () => {
    const refused: readonly [Question, Answer][] = [
      [single, { type: 'single', chosen: 4 }],
      [single, { type: 'single', chosen: 1.5 }],
      [single, { type: 'multiple', chosen: [1] }],
      [multiple, { type: 'multiple', chosen: [5] }],
      [multiple, { type: 'multiple', chosen: [0, 0] }],
      [cloze, { type: 'cloze', texts: { layer: 'BN', gone: 'BN' } }],
      [order, { type: 'order', steps: [0, 1, 2] }],
      [order, { type: 'order', steps: [0, 1, 2, 2] }],
      [match, { type: 'match', rights: [0, 1] }],
      [match, { type: 'match', rights: [0, 1, 4] }],
      [open, { type: 'open', text: '', ticks: [3] }],
      [open, { type: 'open', text: '', ticks: [1, 1, 1, 1] }],
    ]
    expect(refused.filter(([question, answer]) => fits(question, answer))).toEqual([])
  })
})
