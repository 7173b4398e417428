import path from 'node:path'
import { rolldown } from 'rolldown'

/**
 * checks.ts as an ES module whose default export registers the checks each time it is called: an ES
 * module's own body runs only once, and one examiner judges many runs. Vitest, fast-check and the
 * kit are handed in; the reference is bundled, since some checks compare with it on seeded input.
 */
export async function compileChecks(folder: string): Promise<string> {
  const bundle = await rolldown({
    input: path.join(folder, 'checks.ts'),
    platform: 'neutral',
    logLevel: 'silent',
    external: (id) =>
      id === 'vitest' || id === 'fast-check' || id.endsWith('/runner/examiner/kit.ts'),
  })
  const { output } = await bundle.generate({
    format: 'iife',
    // A check file registers and exports nothing.
    exports: 'none',
    globals: (id) => {
      if (id === 'vitest') return 'modules.vitest'
      return id === 'fast-check' ? 'modules.fastCheck' : 'modules.kit'
    },
  })
  await bundle.close()
  return `export default (modules) => {\n${output[0].code}\n}\n`
}
