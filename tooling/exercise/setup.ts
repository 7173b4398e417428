import path from 'node:path'
import { beforeEach, expect } from 'vitest'
import { beginCheck, connect } from '../../src/runner/examiner/channel.ts'
import { inProcessCandidate } from '../../src/runner/examiner/in-process.ts'

/** Puts a module behind the kit: the reference beside the check file, or the one that CANDIDATE names. */
const named = process.env['CANDIDATE']
const checks = expect.getState().testPath
if (checks === undefined) throw new Error('Vitest does not say which check file is running')
const file = named ? path.resolve(named) : path.join(path.dirname(checks), 'solution.ts')

connect(inProcessCandidate((await import(/* @vite-ignore */ file)) as Record<string, unknown>))
beforeEach(() => beginCheck())
