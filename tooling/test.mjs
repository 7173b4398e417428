// `npm test`: everything CI runs, in order, and one line at the end that adds it up.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { ensureInstalled, root } from './setup.mjs'

ensureInstalled()
const { findChromium } = await import('./browser.mjs')
const reports = mkdtempSync(path.join(tmpdir(), 'offhand-test-'))
const bin = (name) => path.join(root, 'node_modules', name)
// A log file has no use for colours.
const env = { ...process.env, ...(process.env.CI ? { NO_COLOR: '1' } : { FORCE_COLOR: '1' }) }
let passed = 0
let failed = 0
const failures = []

/** A tool that either passes or not counts as one. */
function step(title, command, args) {
  console.log(`\n== ${title}`)
  const started = Date.now()
  const ok = spawnSync(command, args, { cwd: root, stdio: 'inherit', env }).status === 0
  tally(title, ok ? 1 : 0, ok ? 0 : 1, started)
  return ok
}

/** Vitest counts its own tests; a run that reports none has failed. */
function vitest(title, project) {
  console.log(`\n== ${title}`)
  const started = Date.now()
  const file = path.join(reports, `${project}.json`)
  const { status } = spawnSync(
    process.execPath,
    [
      bin('vitest/vitest.mjs'),
      'run',
      '--project',
      project,
      '--reporter=dot',
      '--reporter=json',
      `--outputFile.json=${file}`,
    ],
    { cwd: root, stdio: 'inherit', env },
  )
  try {
    const report = JSON.parse(readFileSync(file, 'utf8'))
    const bad =
      report.numFailedTests +
      report.testResults.filter(
        (result) => result.status === 'failed' && result.assertionResults.length === 0,
      ).length
    if (report.numPassedTests + bad === 0) throw new Error('no test was run')
    // A non-zero exit without a failed test is an error outside any test.
    tally(title, report.numPassedTests, bad === 0 && status !== 0 ? 1 : bad, started)
  } catch (error) {
    console.error(`${title}: ${error.message}`)
    tally(title, 0, 1, started)
  }
}

function tally(title, good, bad, started) {
  passed += good
  failed += bad
  if (bad > 0) failures.push(title)
  console.log(
    `-- ${title}: ${good} passed, ${bad} failed (${((Date.now() - started) / 1000).toFixed(1)} s)`,
  )
}

const node = process.execPath
step('types', node, ['tooling/types.mjs'])
step('lint and import fences', node, [bin('eslint/bin/eslint.js'), '.', '--max-warnings', '0'])
step('dead code', node, [bin('knip/bin/knip.js')])
vitest('architecture (self-test of the fences)', 'architecture')
vitest('unit tests', 'unit')
vitest('exercises: every reference against its checks', 'exercises')
vitest('Python engine, without a browser', 'python')
vitest('content tests', 'content')
if (step('build', node, [bin('vite/bin/vite.js'), 'build', '--logLevel', 'warn'])) {
  step('size budgets', node, ['tooling/size.mjs'])
  try {
    env.OFFHAND_CHROMIUM = await findChromium()
    console.log(`\nBrowser: ${env.OFFHAND_CHROMIUM}`)
    vitest('browser tests', 'e2e')
  } catch (error) {
    console.error(`\n${error.message}`)
    tally('browser tests', 0, 1, Date.now())
  }
} else tally('browser tests (no build to test)', 0, 1, Date.now())

rmSync(reports, { recursive: true, force: true })
if (failures.length > 0) console.log(`\nFailed: ${failures.join(' · ')}`)
console.log(`\n${passed} passed, ${failed} failed`)
process.exitCode = failed === 0 ? 0 : 1
