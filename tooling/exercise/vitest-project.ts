import path from 'node:path'
import type { TestProjectInlineConfiguration } from 'vitest/config'
import { pythonText } from '../python/text-plugin.ts'

/** `npx vitest run exercises/<slug>` judges the reference; with CANDIDATE=my.ts or my.py, that file. */
export const exercisesProject: TestProjectInlineConfiguration = {
  plugins: [pythonText()],
  // The same functions that the workspace puts behind the code; setup.ts refuses them where they are not offered.
  resolve: {
    alias: [
      {
        find: /^prelude$/,
        replacement: path.resolve(import.meta.dirname, '../../exercises/prelude.ts'),
      },
    ],
  },
  test: {
    name: 'exercises',
    environment: 'node',
    include: ['exercises/*/checks.ts'],
    setupFiles: [path.join(import.meta.dirname, 'setup.ts')],
  },
}
