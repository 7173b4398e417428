import { spawnSync } from 'node:child_process'
import os from 'node:os'
import { findChromium } from '../../tooling/browser.mjs'

export interface Machine {
  readonly cpu: string
  readonly cores: number
  readonly memoryGb: number
  readonly node: string
  readonly browser: string
  /** How many processes wanted a core, over the last minute; 0 where the system does not say. */
  readonly load: number
}

export async function machine(): Promise<Machine> {
  const cpus = os.cpus()
  const version = spawnSync(await findChromium(), ['--version'], { encoding: 'utf8' })
  return {
    cpu: cpus[0]?.model.trim() ?? 'unknown processor',
    cores: os.availableParallelism(),
    memoryGb: Math.round(os.totalmem() / 2 ** 30),
    node: process.versions.node,
    browser: version.status === 0 ? version.stdout.trim() : 'Chromium',
    load: Math.round((os.loadavg()[0] ?? 0) * 10) / 10,
  }
}
