import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import path from 'node:path'
import { Worker } from 'node:worker_threads'
import { rolldown } from 'rolldown'
import strip from 'ts-blank-space'
import type { CountedCall } from '../../src/content/types.ts'
import { toCounting } from '../../src/exercise/editor/counting/counting.ts'
import { parameterNames } from '../../src/exercise/report/call-text.ts'
import { counterName, counterReader } from '../../src/runner/engine.ts'
import { writeWhole } from './cache-file.ts'
import { type CollectedChecks, formulasOf, insteadOf } from './compile-exercise.ts'
import type { ExerciseSource } from './exercise-source.ts'
import { type Problem, problem } from './problem.ts'
import type { ProofRequest, ProofResult } from './prover.ts'
import { typecheckExercises } from './typecheck.ts'

export interface Proofs {
  readonly collected: ReadonlyMap<string, CollectedChecks>
  /** What the reference does on the samples. */
  readonly counted: ReadonlyMap<string, readonly CountedCall[]>
  readonly problems: readonly Problem[]
}

/** A wrong solution that never ends must not hang the build. */
const proofTimeoutMs = 20_000

/**
 * The proof of an exercise: the reference passes every check, the starter fails, every mutant
 * type-checks and is rejected. Proofs are cached by the text they rest on.
 */
export async function proveExercises(
  root: string,
  exercises: readonly { readonly source: ExerciseSource; readonly checks: string }[],
  { mutants }: { readonly mutants: boolean },
): Promise<Proofs> {
  if (exercises.length === 0) return { collected: new Map(), counted: new Map(), problems: [] }
  const cache = path.join(root, 'node_modules/.cache/offhand/proofs')
  const prover = await bundleProver(root, cache)
  const collected = new Map<string, CollectedChecks>()
  const counted = new Map<string, readonly CountedCall[]>()
  const problems: Problem[] = []
  /** Judged just now; a proof is kept only when its types are right as well. */
  const fresh: { source: ExerciseSource; file: string; result: ProofResult; sound: boolean }[] = []
  const queue = [...exercises]
  const work = async (): Promise<void> => {
    for (let next = queue.shift(); next; next = queue.shift()) {
      const { source, checks } = next
      const request = requestFor(source, checks, mutants)
      const key = createHash('sha256')
        .update(prover.digest)
        .update(JSON.stringify(request))
        .digest('hex')
        .slice(0, 24)
      const file = path.join(cache, `${key}.json`)
      const known = existsSync(file)
      const result = known
        ? (JSON.parse(readFileSync(file, 'utf8')) as ProofResult)
        : await runProver(prover.file, request)
      const found = judge(source, result)
      if (!known) fresh.push({ source, file, result, sound: found.length === 0 })
      problems.push(...found)
      collected.set(source.slug, result.checks)
      counted.set(source.slug, result.counted.calls)
    }
  }
  await Promise.all(Array.from({ length: Math.max(1, Math.min(availableParallelism(), 4)) }, work))
  const types = mutants ? typecheckExercises(fresh.map(({ source }) => source)) : []
  problems.push(...types)
  for (const { source, file, result, sound } of fresh) {
    const folder = source.file.replace('exercise.yaml', '')
    if (sound && !types.some((found) => found.file.startsWith(folder)))
      writeWhole(file, JSON.stringify(result))
  }
  return { collected, counted, problems }
}

function requestFor(source: ExerciseSource, checks: string, mutants: boolean): ProofRequest {
  const candidate = (id: string, code: string) => ({ id, code: strip(code) })
  return {
    checks,
    reference: candidate('solution', source.solution),
    wrong: mutants
      ? [
          candidate('starter', source.starter),
          ...source.mutants.map(({ id, code }) => candidate(id, code)),
        ]
      : [],
    counting: countingOf(source),
  }
}

/** The counting reference, and what is said of its counts. */
export function countingOf({ solution, starter, value }: ExerciseSource): ProofRequest['counting'] {
  const name = counterName(solution)
  return {
    code: toCounting(solution, strip(solution), name),
    reader: counterReader(name),
    formulas: value?.operations
      ? {
          entry: value.entry,
          parameters: parameterNames(starter, value.entry),
          formulas: formulasOf(value.operations),
          where: value.operations.where,
          instead: insteadOf(value.operations).map(({ kind, text }) => ({ kind, text })),
        }
      : null,
  }
}

function judge(source: ExerciseSource, result: ProofResult): Problem[] {
  const at = (name: string) => source.file.replace('exercise.yaml', name)
  if (result.broken !== null)
    return [problem(at('checks.ts'), 1, '', `cannot be run: ${result.broken}`)]
  const problems = result.reference
    .filter((check) => check.state !== 'pass')
    .map((check) =>
      problem(
        at('solution.ts'),
        1,
        '',
        `the reference does not pass '${check.id}' (${check.state}): ${check.message}; mend the reference or the check`,
      ),
    )
  if (result.checks.length === 0)
    problems.push(
      problem(
        at('checks.ts'),
        1,
        '',
        "found no checks; write describe('samples') and describe('hidden')",
      ),
    )
  for (const group of ['samples', 'hidden'] as const)
    if (result.checks.length > 0 && !result.checks.some((check) => check.group === group))
      problems.push(problem(at('checks.ts'), 1, '', `found no check in describe('${group}')`))
  for (const { id, rejectedBy } of result.wrong) {
    if (rejectedBy.length > 0) continue
    if (id === 'starter')
      problems.push(
        problem(
          at('starter.ts'),
          1,
          '',
          'the starter passes every check; leave the work to the learner',
        ),
      )
    else {
      const line = source.mutants.find((mutant) => mutant.id === id)?.line ?? 1
      problems.push(
        problem(
          source.mutantsFile,
          line,
          id,
          'this mutant survives: no check rejects it; add a check that does, or drop it if it is not wrong',
        ),
      )
    }
  }
  problems.push(
    ...result.counted.problems.map(({ path, message }) => {
      const place = ['operations', ...path]
      return problem(source.file, source.lineOf(place), place.join('.'), message)
    }),
  )
  return problems
}

async function bundleProver(
  root: string,
  cache: string,
): Promise<{ file: string; digest: string }> {
  const bundle = await rolldown({
    input: path.join(root, 'tooling/content/prover.ts'),
    platform: 'node',
    logLevel: 'silent',
    external: [/^node:/],
  })
  const { output } = await bundle.generate({ format: 'esm' })
  await bundle.close()
  const digest = createHash('sha256').update(output[0].code).digest('hex')
  const file = path.join(cache, `prover-${digest.slice(0, 16)}.mjs`)
  if (!existsSync(file)) writeWhole(file, output[0].code)
  return { file, digest }
}

function runProver(file: string, request: ProofRequest): Promise<ProofResult> {
  return new Promise((resolve) => {
    const worker = new Worker(file, { workerData: request })
    const broken = (message: string): void => {
      resolve({
        ...{ checks: [], reference: [], wrong: [], broken: message },
        counted: { calls: [], problems: [] },
      })
      void worker.terminate()
    }
    const timer = setTimeout(
      () => broken(`no end after ${proofTimeoutMs / 1000} s: does a mutant loop for ever?`),
      proofTimeoutMs,
    )
    worker.once('message', (result: ProofResult) => {
      clearTimeout(timer)
      resolve(result)
      void worker.terminate()
    })
    worker.once('error', (error) => {
      clearTimeout(timer)
      broken(String(error))
    })
  })
}
