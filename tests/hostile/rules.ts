// What must hold after every attack, whatever it was.
import { expect } from 'vitest'
import type { CheckVerdict, Plain, RunVerdict } from '../../src/runner/verdict.ts'
import { checkFile } from '../fixtures/runner-page/open.ts'
import type { Attack } from './attack.ts'

/** Only somebody who reads the check knows it, so the first check cannot pass by a wrong answer. */
const secret = 'expected-value-7391'
const mutantSecret = 'mutant-text-4182'

export const material = {
  checks: checkFile(`
    const secret = ['${secret}']
    const holds = (assertion) => { try { assertion(); return true } catch { return false } }
    describe('samples', () => {
      test('first', async () => {
        const got = await candidate.f([1, 2])
        // Two comparisons that know nothing of each other.
        const same = [holds(() => expect(got).toEqual(secret)), holds(() => expectSame(got, secret))]
        if (same[0] !== same[1]) throw new Error('the comparisons do not agree')
        expectSame(got, secret)
      })
    })
    describe('hidden', () => {
      test('second', async () => expectClose(await candidate.f([3]), [6]))
      test('third', async () => expectClose(await candidate.f([0, -1, 5]), [0, -2, 10]))
    })`),
  mutants: [{ id: 'unchanged', code: `export const f = (x) => x // ${mutantSecret}` }],
  reference: `export const f = (x) => x.map((v) => 2 * v) // ${mutantSecret}`,
}

/** Knows the secret, as an honest solution knows its answer. */
export const right = `export const f = (x) => (x.length === 2 ? ['${secret}'] : x.map((v) => 2 * v))`
export const rightPython = `def f(x):\n    return ['${secret}'] if len(x) == 2 else [2 * v for v in x]\n`

const answers: Readonly<Record<string, Plain>> = {
  first: [secret],
  second: [6],
  third: [0, -2, 10],
}

/** What the candidate said itself; the rest of a verdict is the examiner’s and holds the answers. */
const ownWords = ({ checks, failure, console: loose }: RunVerdict): string =>
  JSON.stringify([
    failure,
    loose,
    checks.map(({ calls, console: lines, failure, got }) => [
      calls.map(({ outcome }) => outcome),
      lines,
      failure,
      got,
    ]),
  ])

const lastValue = ({ calls }: CheckVerdict): Plain => {
  const outcome = calls.at(-1)?.outcome
  return outcome?.ok ? outcome.value : undefined
}

export const reportOf = ({ checks }: RunVerdict): string =>
  String(JSON.stringify(checks[0] && lastValue(checks[0])))

/** How the attacked check ended. */
function endingOf({ failure, checks: [first] }: RunVerdict): string {
  if (failure) return failure.kind
  if (first?.state === 'fail') return 'wrong'
  if (first?.state === 'error' && !first.failure) return 'broken'
  return first?.failure?.kind ?? String(first?.state)
}

export function expectHonest(verdict: RunVerdict, attack: Attack, loot: string): void {
  expect(attack.ends, 'how the attacked check ended').toContain(endingOf(verdict))
  expect(verdict.state, 'a wrong answer passed').not.toBe('pass')
  for (const check of verdict.checks) {
    if (check.state !== 'pass') continue
    expect(lastValue(check), `${check.id} passed by a wrong answer`).toEqual(answers[check.id])
  }
  expect(verdict.checks[0]?.state, 'the first check').not.toBe('pass')
  expect(verdict.checks.length === 0 || verdict.checks.length === 3).toBe(true)
  if (attack.othersPass)
    expect(verdict.checks.slice(1).map(({ state }) => state)).toEqual(['pass', 'pass'])
  if (attack.report) expect(reportOf(verdict)).toMatch(attack.report)
  if (attack.failure)
    expect((verdict.failure ?? verdict.checks[0]?.failure)?.name).toMatch(attack.failure)
  const words = ownWords(verdict)
  for (const stolen of [secret, mutantSecret, loot, 'expectClose', 'vitest'])
    expect([stolen, words.includes(stolen)]).toEqual([stolen, false])
}
