import { readFileSync } from 'node:fs'

/** Files of Python as texts: `import { text } from './bridge.py'`. For Vite, Vitest and Rolldown alike. */
export function pythonText() {
  return {
    name: 'offhand-python-text',
    load(id: string): string | null {
      if (!id.endsWith('.py')) return null
      return `export const text = ${JSON.stringify(readFileSync(id, 'utf8'))}`
    },
  }
}
