// Finds a Chromium for the browser tests, or installs Debian's, or says exactly what to install.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import path from 'node:path'

const installed = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
]

/** The flags keep a headless browser quiet on a closed network. */
export const chromiumArgs = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

export async function findChromium() {
  const named = process.env.OFFHAND_CHROMIUM ?? process.env.CHROMIUM_PATH ?? process.env.CHROME_PATH
  if (named) {
    if (existsSync(named)) return named
    throw new Error(`OFFHAND_CHROMIUM names ${named}, which does not exist`)
  }
  for (const candidate of [...installed, ...fromPath()]) if (existsSync(candidate)) return candidate
  const { chromium } = await import('playwright-core')
  const own = chromium.executablePath()
  if (own && existsSync(own)) return own
  return installFromDebian()
}

const fromPath = () =>
  (process.env.PATH ?? '')
    .split(path.delimiter)
    .flatMap((folder) =>
      ['chromium', 'chromium-browser', 'google-chrome'].map((name) => path.join(folder, name)),
    )

function installFromDebian() {
  const may =
    process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')
  if (may) {
    console.log('No Chromium found: installing the Debian package "chromium" …')
    const apt = (...args) =>
      spawnSync('apt-get', args, {
        stdio: ['ignore', 'ignore', 'inherit'],
        env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      }).status === 0
    apt('update', '-qq')
    if (apt('install', '-y', '-qq', 'chromium') && existsSync('/usr/bin/chromium'))
      return '/usr/bin/chromium'
  }
  throw new Error(
    [
      'The browser tests need Chromium, and none was found. Do one of these:',
      '  Debian, Ubuntu:  sudo apt-get install chromium',
      '  macOS:           brew install --cask chromium',
      '  any system:      npx playwright-core install chromium',
      '  or name one:     OFFHAND_CHROMIUM=/path/to/chrome npm test',
    ].join('\n'),
  )
}
