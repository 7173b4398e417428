import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { rolldown } from 'rolldown'
import { seededRandom } from '../../src/base/random.ts'
import type { Generator, NumericAsk, SingleAsk } from '../../src/content/generator.ts'
import type { TopicId } from '../../src/content/types.ts'
import { writeWhole } from './cache-file.ts'
import { createMarkup } from './markup.ts'
import { type Problem, problem, relativeTo } from './problem.ts'
import type { QuestionSources } from './source.ts'

export interface LoadedGenerator {
  readonly topic: TopicId
  readonly file: string
  readonly generator: Generator
}

/** Bundles all generator files into one module and loads it, in Node. */
export async function loadGenerators(
  root: string,
  files: QuestionSources['generatorFiles'],
): Promise<{ generators: LoadedGenerator[]; problems: Problem[] }> {
  if (files.length === 0) return { generators: [], problems: [] }
  const imports = files
    .map(({ absolute }, i) => `export * as g${i} from ${JSON.stringify(absolute)}`)
    .join('\n')
  const entry = '\0all-generators'
  let out: string
  try {
    const bundle = await rolldown({
      input: entry,
      platform: 'node',
      logLevel: 'silent',
      plugins: [
        {
          name: 'all-generators',
          resolveId: (id) => (id === entry ? id : null),
          load: (id) => (id === entry ? imports : null),
        },
      ],
    })
    const { output } = await bundle.generate({ format: 'esm' })
    await bundle.close()
    const { code } = output[0]
    const digest = createHash('sha256').update(code).digest('hex').slice(0, 16)
    out = path.join(root, 'node_modules/.cache/offhand/generators', `${digest}.mjs`)
    if (!existsSync(out)) writeWhole(out, code)
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    const at = files.find(({ absolute }) => message.includes(relativeTo(root, absolute)))
    return {
      generators: [],
      problems: [
        problem(
          at ? relativeTo(root, at.absolute) : 'questions',
          1,
          '',
          `cannot be compiled: ${message.slice(0, 600)}`,
        ),
      ],
    }
  }
  const loaded = (await import(pathToFileURL(out).href)) as Record<
    string,
    { generators?: readonly Generator[] }
  >
  const generators: LoadedGenerator[] = []
  const problems: Problem[] = []
  files.forEach(({ topic, absolute }, i) => {
    const file = relativeTo(root, absolute)
    const list = loaded[`g${i}`]?.generators
    if (!Array.isArray(list) || list.length === 0)
      problems.push(
        problem(
          file,
          1,
          '',
          'exports no generators; write export const generators = [defineGenerator({ … })]',
        ),
      )
    else for (const generator of list as Generator[]) generators.push({ topic, file, generator })
  })
  return { generators, problems: [...problems, ...generators.flatMap((g) => tryOut(root, g))] }
}

/** A few draws of each generator, rendered in both languages. The thousand seeds are the test's. */
function tryOut(root: string, { file, generator }: LoadedGenerator): Problem[] {
  const problems: Problem[] = []
  const line = lineOfId(path.join(root, file), generator.id)
  const report = (where: readonly PropertyKey[], message: string): void => {
    if (problems.length < 4)
      problems.push(problem(file, line, `${generator.id}.${where.map(String).join('.')}`, message))
  }
  const markup = createMarkup(report)
  markup.plain(['title'], generator.title)
  for (let seed = 1; seed <= 4; seed++) {
    try {
      const asked: NumericAsk | SingleAsk = generator.ask(generator.draw(seededRandom(seed)))
      markup.block(['stem'], asked.stem)
      markup.block(['explanation'], asked.explanation)
      if ('answer' in asked) {
        if (!Number.isFinite(asked.answer.value))
          report(['answer'], `seed ${seed} gives ${asked.answer.value}, expected a finite number`)
        for (const mistake of asked.answer.mistakes ?? [])
          markup.sentence(['mistakes'], mistake.why)
      } else {
        const right = asked.options.filter((option) => option.correct).length
        if (right !== 1)
          report(['options'], `seed ${seed} gives ${right} right options, expected exactly one`)
        asked.options.forEach((option, i) => {
          markup.inline(['options', i], option)
          if (!option.correct && !option.why)
            report(['options', i], 'a wrong option says why it is wrong: add why')
        })
      }
    } catch (error) {
      report(
        ['draw'],
        `seed ${seed} throws ${error instanceof Error ? error.message : String(error)}`,
      )
    }
  }
  return problems
}

function lineOfId(absolute: string, id: string): number {
  const index = readFileSync(absolute, 'utf8')
    .split('\n')
    .findIndex((text) => text.includes(`'${id}'`))
  return index + 1 || 1
}
