import {
  addCustomEqualityTesters,
  ASYMMETRIC_MATCHERS_OBJECT,
  chai,
  ChaiStyleAssertions,
  customMatchers,
  type ExpectStatic,
  getState,
  GLOBAL_EXPECT,
  JestAsymmetricMatchers,
  JestChaiExpect,
  JestExtend,
  type MatchersObject,
  type MatcherState,
  setState,
  type Tester,
} from '@vitest/expect'
import { getCurrentTest, type Test } from '@vitest/runner'

/**
 * `expect` as Vitest 4.1 makes it: the matchers come with @vitest/expect, the function around them does
 * not. Polling and snapshots are left out; no check needs them.
 */
chai.use(JestExtend)
chai.use(JestChaiExpect)
chai.use(ChaiStyleAssertions)
chai.use(JestAsymmetricMatchers)

interface CountingState extends MatcherState {
  readonly expectedAssertionsNumberErrorGen: (() => Error) | null
}

const noAssertionsExpected = {
  assertionCalls: 0,
  isExpectingAssertions: false,
  isExpectingAssertionsError: null,
  expectedAssertionsNumber: null,
  expectedAssertionsNumberErrorGen: null,
}

type Assertion = ReturnType<ExpectStatic> & {
  readonly withTest: (test: Test) => Assertion
  readonly withContext: (context: { readonly soft: boolean }) => Assertion
}

export function makeExpect(owner?: Test): ExpectStatic {
  const expect = ((value: unknown, message?: string): Assertion => {
    setState({ assertionCalls: getState(expect).assertionCalls + 1 }, expect)
    const assertion = chai.expect(value, message) as unknown as Assertion
    const test = owner ?? getCurrentTest<Test | undefined>()
    return test ? assertion.withTest(test) : assertion
  }) as unknown as ExpectStatic
  Object.assign(expect, chai.expect)
  Object.assign(
    expect,
    (globalThis as unknown as Record<symbol, object>)[ASYMMETRIC_MATCHERS_OBJECT],
  )
  setState<CountingState>(noAssertionsExpected, expect)
  Object.assign(expect, {
    getState: () => getState(expect),
    setState: (state: Partial<MatcherState>) => setState(state, expect),
    assert: chai.assert,
    extend: (matchers: MatchersObject) =>
      (
        chai.expect as unknown as {
          extend: (expect: ExpectStatic, matchers: MatchersObject) => void
        }
      ).extend(expect, matchers),
    addEqualityTesters: (testers: Tester[]) => addCustomEqualityTesters(testers),
    soft: (value: unknown, message?: string) =>
      (expect(value, message) as unknown as Assertion).withContext({ soft: true }),
    unreachable: (message?: string) =>
      chai.assert.fail(`expected ${message ? `"${message}" ` : ''}not to be reached`),
    assertions: (count: number) =>
      setState<CountingState>(
        {
          expectedAssertionsNumber: count,
          expectedAssertionsNumberErrorGen: () =>
            new Error(`expected ${count} assertions, got ${getState(expect).assertionCalls}`),
        },
        expect,
      ),
    hasAssertions: () =>
      setState(
        {
          isExpectingAssertions: true,
          isExpectingAssertionsError: new Error('expected at least one assertion, got none'),
        },
        expect,
      ),
  })
  expect.extend(customMatchers)
  return expect
}

/** Matchers look the global one up. */
export function installExpect(expect: ExpectStatic): void {
  Object.defineProperty(globalThis, GLOBAL_EXPECT, {
    value: expect,
    writable: true,
    configurable: true,
  })
}

export const resetAssertions = (expect: ExpectStatic, testName: string): void =>
  setState<CountingState>({ ...noAssertionsExpected, currentTestName: testName }, expect)

/** Throws when a check announced assertions that it did not make. */
export function checkAssertions(expect: ExpectStatic): void {
  const state = getState<CountingState>(expect)
  const { expectedAssertionsNumber: announced, assertionCalls: made } = state
  if (typeof announced === 'number' && made !== announced)
    throw state.expectedAssertionsNumberErrorGen?.() ?? new Error('wrong number of assertions')
  if (state.isExpectingAssertions && made === 0)
    throw state.isExpectingAssertionsError ?? new Error('no assertion was made')
}
