import path from 'node:path'
import type { Plugin, ViteDevServer } from 'vite'
import { topicIds } from '../../src/content/schema/common.ts'
import { packIndex } from '../../src/content/packed-index.ts'
import type { TopicId } from '../../src/content/types.ts'
import { type Content, compileContent } from './compile.ts'
import { ContentError, formatProblems } from './problem.ts'

const prefix = 'virtual:offhand/'
const code = path.resolve(import.meta.dirname, '../..')
/** Where questions/ and exercises/ are; another bank can be built with the same code. */
const root = process.env['OFFHAND_CONTENT'] ?? code

/**
 * Makes questions/ and exercises/ into virtual modules: one light index, and one lazily loaded chunk per
 * topic and per exercise. A build with broken content fails with all problems; the dev server shows them
 * over the page and goes on when they are mended.
 */
export function contentPlugin(): Plugin {
  let content: Promise<Content> | null = null
  let strict = false
  let base = '/'
  let indexFile: string
  const current = () => (content ??= compileContent(root))
  return {
    name: 'offhand-content',
    configResolved: (config) => {
      strict = config.command === 'build'
      base = config.base
    },
    buildStart: async () => {
      // A test that needs no content does not wait for it; the content tests tell its problems.
      if (process.env['VITEST']) return
      const { problems } = await current()
      if (problems.length === 0) return
      if (strict) throw new ContentError(problems)
      console.error(formatProblems(problems))
    },
    resolveId: (id) =>
      id.startsWith(prefix) && isOurs(id.slice(prefix.length)) ? `\0${id}` : null,
    // The runner's scripts share the prefix.
    async load(id) {
      const name = id.startsWith(`\0${prefix}`) ? id.slice(prefix.length + 1) : ''
      if (!isOurs(name)) return null
      const built = await current()
      if (name !== 'index' || !strict) return moduleFor(name, built)
      indexFile = this.emitFile({
        type: 'asset',
        name: 'index.json',
        source: JSON.stringify(packIndex(built.index, wordsOf)),
      })
      return fetched('index', `import.meta.ROLLUP_FILE_URL_${indexFile}`)
    },
    transformIndexHtml: {
      order: 'post',
      handler: (_html, { bundle }) =>
        Object.keys(bundle ?? {})
          .filter((file) => /^assets\/index-[^/]*\.json$/.test(file))
          .map((file) => ({
            tag: 'link',
            attrs: { rel: 'preload', as: 'fetch', href: `${base}${file}`, crossorigin: true },
            injectTo: 'head',
          })),
    },
    configureServer: (server) => {
      watch(server, async () => {
        content = null
        const { problems } = await current()
        return problems.length > 0 ? formatProblems(problems) : null
      })
    },
  }
}

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' })
const wordsOf = (text: string): string[] =>
  Array.from(segmenter.segment(text), ({ segment }) => segment)

const isOurs = (name: string): boolean =>
  name === 'index' ||
  name === 'chunks' ||
  name === 'glossary' ||
  name === 'gists' ||
  name === 'map' ||
  name === 'paths' ||
  /^(shard|primer|exercise|examiner|solution)\//.test(name)

function moduleFor(name: string, content: Content): string {
  const [kind, key] = name.split('/', 2) as [string, string | undefined]
  const exercise = () => {
    const found = content.exercises.find((candidate) => candidate.exercise.slug === key)
    if (!found) throw new Error(`no exercise "${key}"`)
    return found
  }
  switch (kind) {
    case 'index':
      return exported('index', content.index)
    case 'chunks':
      return chunks(content)
    case 'glossary':
      return exported('terms', content.glossary)
    case 'gists':
      return exported('gists', content.gists)
    case 'map':
      return exported('map', content.map)
    case 'paths':
      return exported('paths', content.paths)
    case 'primer':
      return exported('primer', content.primers[key as TopicId] ?? null)
    case 'shard': {
      const shard = content.sharding.shards.find(({ name: own }) => own === key)
      return exported('questions', shard?.questions ?? [])
    }
    case 'exercise':
      return exported('exercise', exercise().exercise)
    case 'examiner':
      return exported('material', exercise().material)
    default:
      return exported('solutions', exercise().solutions)
  }
}

/**
 * Data that every page waits for: a file of its own, fetched while the scripts are still on their way.
 * The index grows with the bank, the scripts do not.
 */
const fetched = (name: string, url: string): string =>
  `import { unpackIndex } from ${JSON.stringify(path.join(code, 'src/content/packed-index.ts'))}
export const ${name} = await fetch(${url}).then((answer) => {
  if (!answer.ok) throw new Error('the index of the bank could not be loaded: ' + answer.status)
  return answer.json()
}).then(unpackIndex)`

/** JSON.parse of a string is read faster than an object literal of the same size. */
const exported = (name: string, value: unknown): string =>
  `export const ${name} = JSON.parse(${JSON.stringify(JSON.stringify(value))})`

function chunks(content: Content): string {
  const lazy = (id: string) => `() => import(${JSON.stringify(id)})`
  const perExercise = (kind: string) =>
    content.exercises
      .map(
        ({ exercise: { slug } }) =>
          `  ${JSON.stringify(slug)}: ${lazy(`${prefix}${kind}/${slug}`)},`,
      )
      .join('\n')
  const generatorsOf = (topic: string) =>
    content.generatorFiles
      .filter((file) => file.topic === topic)
      .map((file) => lazy(file.absolute))
      .join(', ')
  const { shards, placeOf } = content.sharding
  return [
    `export const shards = [\n${shards.map(({ name }) => `  ${lazy(`${prefix}shard/${name}`)},`).join('\n')}\n]`,
    `export const shardOf = ${JSON.stringify(placeOf)}`,
    `export const generators = {\n${topicIds.map((id) => `  ${JSON.stringify(id)}: [${generatorsOf(id)}],`).join('\n')}\n}`,
    `export const primers = {\n${topicIds.map((id) => `  ${JSON.stringify(id)}: ${lazy(`${prefix}primer/${id}`)},`).join('\n')}\n}`,
    `export const glossary = ${lazy(`${prefix}glossary`)}`,
    `export const gists = ${lazy(`${prefix}gists`)}`,
    `export const paths = ${lazy(`${prefix}paths`)}`,
    `export const map = ${lazy(`${prefix}map`)}`,
    `export const exercises = {\n${perExercise('exercise')}\n}`,
    `export const examiners = {\n${perExercise('examiner')}\n}`,
    `export const solutions = {\n${perExercise('solution')}\n}`,
  ].join('\n')
}

function watch(server: ViteDevServer, recompile: () => Promise<string | null>): void {
  server.watcher.add([path.join(root, 'questions'), path.join(root, 'exercises')])
  let pending: NodeJS.Timeout | undefined
  server.watcher.on('all', (_event, file) => {
    if (!/[\\/](questions|exercises)[\\/]/.test(path.relative(root, file).replace(/^/, '/'))) return
    clearTimeout(pending)
    pending = setTimeout(() => {
      void recompile().then((problems) => {
        for (const module of server.moduleGraph.idToModuleMap.values())
          if (module.id?.startsWith(`\0${prefix}`)) server.moduleGraph.invalidateModule(module)
        if (problems) {
          server.config.logger.error(problems)
          server.ws.send({
            type: 'error',
            err: { message: problems, stack: '', plugin: 'offhand-content' },
          })
        } else server.ws.send({ type: 'full-reload' })
      })
    }, 80)
  })
}
