import type { Plugin } from 'vite'
import { bundleScript, entries, type Script, type ScriptName } from './bundle.ts'

const prefix = 'virtual:offhand/'
const ids = new Map(
  (Object.keys(entries) as ScriptName[]).map((name) => [`${prefix}${name}-script`, name]),
)

/**
 * `virtual:offhand/candidate-script`, `…/python-candidate-script`, `…/examiner-script`, `…/frame-script`, `…/fast-check-script`: each exports as `script` the text of one
 * script of the sandbox. Texts, because a frame of opaque origin can load no file of ours.
 */
export function runnerScripts(): Plugin {
  const built = new Map<ScriptName, Promise<Script>>()
  const scriptOf = (name: ScriptName): Promise<Script> => {
    const script = built.get(name) ?? bundleScript(name)
    built.set(name, script)
    return script
  }
  return {
    name: 'offhand-runner-scripts',
    resolveId: (id) => (ids.has(id) ? `\0${id}` : null),
    async load(id) {
      const name = ids.get(id.slice(1))
      if (!name || !id.startsWith('\0')) return null
      const { code, files } = await scriptOf(name)
      for (const file of files) this.addWatchFile(file)
      return `export const script = ${JSON.stringify(code)}`
    },
    async hotUpdate({ file }) {
      const stale: ScriptName[] = []
      for (const [name, script] of built)
        if ((await script.catch(() => null))?.files.includes(file) ?? true) stale.push(name)
      if (stale.length === 0) return undefined
      for (const name of stale) {
        built.delete(name)
        const module = this.environment.moduleGraph.getModuleById(`\0${prefix}${name}-script`)
        if (module) this.environment.moduleGraph.invalidateModule(module)
      }
      this.environment.hot.send({ type: 'full-reload' })
      return []
    },
  }
}
