// `npm run size`: what a visitor downloads, against the budgets. Needs a build.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import { root } from './setup.mjs'

const dist = path.join(root, 'dist')
if (!existsSync(path.join(dist, '.vite/manifest.json'))) {
  console.error('There is no build in dist/: run npm run build first.')
  process.exit(1)
}
const manifest = JSON.parse(readFileSync(path.join(dist, '.vite/manifest.json'), 'utf8'))
const gzip = (file) => gzipSync(readFileSync(path.join(dist, file)), { level: 9 }).length
const brotli = (file) =>
  brotliCompressSync(readFileSync(path.join(dist, file)), {
    params: { [constants.BROTLI_PARAM_QUALITY]: 9 },
  }).length

/** Everything that the given entries import statically. */
function closure(keys) {
  const seen = new Set()
  const visit = (key) => {
    if (seen.has(key)) return
    seen.add(key)
    for (const imported of manifest[key]?.imports ?? []) visit(imported)
  }
  keys.forEach(visit)
  return [...seen].map((key) => manifest[key]).filter(Boolean)
}

const entry = Object.keys(manifest).find((key) => manifest[key].isEntry)
const find = (pattern) => Object.keys(manifest).filter((key) => pattern.test(key))
const js = (chunks) =>
  [...new Set(chunks.map((chunk) => chunk.file))].filter((file) => file.endsWith('.js'))
const css = (chunks) => [...new Set(chunks.flatMap((chunk) => chunk.css ?? []))]
const sum = (files, how = gzip) => files.reduce((total, file) => total + how(file), 0)

const home = closure([entry, ...find(/src\/app\/home\/home-page\.tsx$/)])
const firstScreen = js(home)
const monaco = (files) =>
  files.filter((file) => readFileSync(path.join(dist, file), 'utf8').includes('MonacoEnvironment'))
const pages = find(/src\/.*-page\.tsx$/).filter((key) => !/exercise-page/.test(key))
const withMonaco = pages.filter((key) => monaco(js(closure([entry, key]))).length > 0)

const walk = (folder) =>
  readdirSync(folder).flatMap((name) => {
    const absolute = path.join(folder, name)
    return statSync(absolute).isDirectory() ? walk(absolute) : [path.relative(dist, absolute)]
  })
const shipped = walk(dist).filter((file) => !/\.map$|^\.vite|^404\.html$/.test(file))
/** Loaded by those who write Python, and by nobody else. */
const python = shipped.filter((file) => /^assets\/python-.*\.bin$/.test(file))
const installed = shipped.filter((file) => !python.includes(file))
const sizeOf = (file) => statSync(path.join(dist, file)).size

const rows = [
  { what: 'JavaScript for the first screen, gzip', bytes: sum(firstScreen), budget: 200_000 },
  { what: 'CSS for the first screen, gzip', bytes: sum(css(home)), budget: null },
  {
    what: 'whole offline install, compressed (brotli)',
    bytes: sum(installed, brotli),
    budget: 8_000_000,
  },
  {
    what: 'Python engine, loaded on demand (compressed)',
    bytes: sum(python, sizeOf),
    budget: 8_000_000,
  },
  {
    what: 'pages other than the workspace that load Monaco',
    bytes: withMonaco.length,
    budget: 0,
    unit: '',
  },
]
const over = rows.filter((row) => row.budget !== null && row.bytes > row.budget)
if (process.argv.includes('--json')) {
  console.log(
    JSON.stringify(
      { rows, files: Object.fromEntries(firstScreen.map((file) => [file, gzip(file)])) },
      null,
      2,
    ),
  )
} else {
  const kb = (bytes) => `${(bytes / 1000).toFixed(1)} kB`
  for (const { what, bytes, budget, unit } of rows) {
    const show = (n) => (unit === '' ? String(n) : kb(n))
    console.log(
      `${what.padEnd(50)} ${show(bytes).padStart(11)}${budget === null ? '' : `  of ${show(budget)}${bytes > budget ? '  OVER BUDGET' : ''}`}`,
    )
  }
  console.log('\nlargest files (gzip):')
  const largest = installed
    .map((file) => [file, gzip(file)])
    .sort((a, b) => b[1] - a[1])
    .slice(0, 12)
  for (const [file, bytes] of largest) console.log(`  ${kb(bytes).padStart(11)}  ${file}`)
}
process.exitCode = over.length === 0 ? 0 : 1
