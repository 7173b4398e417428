import { readFileSync } from 'node:fs'
import type { Snapshot } from '../../src/runner/candidate/python/snapshot.ts'
import { preparedInterpreter } from '../../src/runner/candidate/python/prepared.ts'
import type { PythonProgram } from '../../src/runner/candidate/python/program.ts'
import { pythonSession, type PythonSession } from '../../src/runner/candidate/python/session.ts'
import { type Candidate, CandidateError, type Echo } from '../../src/runner/examiner/candidate.ts'
import { candidateFailure } from '../../src/runner/examiner/position.ts'
import type { RawFailure } from '../../src/runner/protocol.ts'
import { pythonPacks } from './packs.ts'

/** An interpreter in this process. What the user's code prints goes to the terminal. */
function openSession(root: string): PythonSession {
  const packs = pythonPacks(root).map(({ bytes }) => bytes)
  let modules: ReadonlyMap<string, WebAssembly.Module> = new Map()
  let snapshot: Snapshot | null = null
  return pythonSession(
    (bytes) => {
      const parts = { packs, modules, ...(snapshot && { snapshot }) }
      const interpreter = preparedInterpreter(parts, bytes)
      modules = interpreter.modules
      snapshot ??= interpreter.snapshot()
      return interpreter
    },
    (level, line) => (level === 'log' ? console.log(line) : console.warn(line)),
  )
}

export interface PythonFile {
  /** Of the repository, whose packages the interpreter is made of. */
  readonly root: string
  readonly file: string
  readonly signatures?: PythonProgram['signatures']
  /** Told of each failure, as an error whose stack has the user's lines. */
  readonly onError?: (error: Error) => void
}

/** A file of Python behind the interface of the sandbox; throws when it cannot be loaded. */
export function loadPython({ root, file, signatures = {}, onError }: PythonFile): Candidate {
  const session = openSession(root)
  const failure = session.load({ source: readFileSync(file, 'utf8'), file, signatures })
  if (failure) throw errorOf(failure)
  return {
    call: (fn, args, watched) => {
      const answer = session.call({ fn, args, watched })
      const { outcome } = answer
      const echo = answer.echo.map((one, i): Echo =>
        one.type === 'unchanged' ? { type: 'value', value: args[i] } : one,
      )
      if (outcome.ok) return Promise.resolve({ outcome, echo })
      onError?.(errorOf(outcome.failure))
      const told = { ok: false as const, failure: candidateFailure(outcome.failure) }
      return Promise.resolve({ outcome: told, echo })
    },
  }
}

function errorOf(failure: RawFailure): CandidateError {
  const error = new CandidateError(candidateFailure(failure))
  error.stack = `${error.name}: ${error.message}\n${failure.stack}`
  return error
}
