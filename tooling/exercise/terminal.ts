import { type ChildProcess, spawn } from 'node:child_process'
import {
  constants,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  unwatchFile,
  watchFile,
} from 'node:fs'
import path from 'node:path'
import { nearest } from '../content/problem.ts'
import { chosenLanguage, endings, namedExercise } from './user-file.ts'

export interface ExerciseRequest {
  readonly root: string
  /** Where the user's files are. */
  readonly folder: string
  /** A slug; with `.ts` or `.py` behind it, in that language. */
  readonly name: string | undefined
  readonly python: boolean
  /** Judge once instead of on each save. */
  readonly once: boolean
}

const patienceMs = 15_000

/** Puts the starter into a file of the user's and judges that file; resolves with the exit code. */
export async function exercise(request: ExerciseRequest): Promise<number> {
  const { root, folder, name, python, once } = request
  const known = readdirSync(path.join(root, 'exercises'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
  const { slug, said } = namedExercise(name ?? '')
  if (!known.includes(slug)) {
    console.error(slug === '' ? 'Which exercise?' : unknown(slug, known))
    console.error(`\nnpm run exercise -- <slug>, one of: ${known.join(', ')}`)
    return 1
  }
  const language = chosenLanguage({ folder, slug, said, python })
  if (!language.ok) {
    console.error(language.error)
    return 1
  }
  const ending = endings[language.value]
  const authored = (file: string): string => path.join(root, 'exercises', slug, file)
  if (!existsSync(authored(`starter${ending}`))) {
    console.error(`${slug} is not there in this language: it has no starter${ending}.`)
    return 1
  }
  const file = path.join(folder, `${slug}${ending}`)
  const kept = existsSync(file)
  if (!kept) {
    mkdirSync(folder, { recursive: true })
    // Not even a file that came into being just now is overwritten.
    copyFileSync(authored(`starter${ending}`), file, constants.COPYFILE_EXCL)
  }
  const how = kept ? 'kept as it was' : 'copied from the starter'
  console.log(`Your file   ${path.relative(root, file)} (${how})`)
  console.log(`Statement   exercises/${slug}/statement.en.md, statement.zh.md`)
  if (!once) console.log(`Judge once  npm run exercise -- ${slug}${ending} --once`)
  if (!kept && language.value === 'typescript' && existsSync(authored('starter.py')))
    console.log(`In Python   npm run exercise -- ${slug}.py`)
  const judge = () => judgeFile(root, slug, file)
  return once ? exitCode(judge()) : onEachSave(file, judge)
}

function unknown(slug: string, known: readonly string[]): string {
  const near = new Set(known.filter((name) => name.includes(slug) || slug.includes(name)))
  const likely = nearest(slug, known)
  if (likely !== null) near.add(likely)
  const question = near.size > 0 ? `; did you mean ${[...near].join(' or ')}?` : '.'
  return `No exercise is called ${slug}${question}`
}

/** In threads: they end with their process, even out of an endless loop. */
const judgeFile = (root: string, slug: string, file: string): ChildProcess =>
  spawn(
    process.execPath,
    [
      path.join(root, 'node_modules/vitest/vitest.mjs'),
      'run',
      `exercises/${slug}/checks.ts`,
      '--project=exercises',
      '--pool=threads',
    ],
    { cwd: root, stdio: 'inherit', env: { ...process.env, CANDIDATE: file } },
  )

const exitCode = (judging: ChildProcess): Promise<number> =>
  new Promise((resolve, reject) => {
    judging.once('exit', (code) => resolve(code ?? 1))
    judging.once('error', reject)
  })

/** Until Ctrl+C. A save during a run starts over. */
function onEachSave(file: string, judge: () => ChildProcess): Promise<number> {
  return new Promise((resolve) => {
    let judging: ChildProcess
    let patience: ReturnType<typeof setTimeout>
    const stop = (): void => {
      clearTimeout(patience)
      judging.removeAllListeners('exit')
      judging.kill('SIGKILL')
    }
    const start = (): void => {
      judging = judge()
      patience = setTimeout(
        () => console.log('No end yet. If it is an endless loop, mend it and save.'),
        patienceMs,
      )
      judging.once('exit', () => {
        clearTimeout(patience)
        console.log('Judged again on each save. Ctrl+C ends.')
      })
    }
    start()
    watchFile(file, { interval: 200 }, (now, before) => {
      // Gone for a moment while an editor replaces it.
      if (now.mtimeMs === 0 || now.mtimeMs === before.mtimeMs) return
      stop()
      start()
    })
    const end = (): void => {
      stop()
      unwatchFile(file)
      resolve(0)
    }
    process.once('SIGINT', end)
    process.once('SIGTERM', end)
  })
}
