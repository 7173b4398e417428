import { chai } from '@vitest/expect'
import {
  afterAll,
  afterEach,
  beforeAll,
  beforeEach,
  describe,
  it,
  onTestFailed,
  onTestFinished,
  suite,
  test,
} from '@vitest/runner'
import {
  clearAllMocks,
  fn,
  isMockFunction,
  resetAllMocks,
  restoreAllMocks,
  spyOn,
} from '@vitest/spy'
import { installExpect, makeExpect } from './make-expect.ts'

export const expect = makeExpect()
installExpect(expect)

/** What `import … from 'vitest'` gives to a check file inside the examiner. */
export const vitest = {
  afterAll,
  afterEach,
  assert: chai.assert,
  beforeAll,
  beforeEach,
  describe,
  expect,
  it,
  onTestFailed,
  onTestFinished,
  suite,
  test,
  vi: { fn, spyOn, isMockFunction, clearAllMocks, resetAllMocks, restoreAllMocks },
}
