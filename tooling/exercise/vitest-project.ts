import { existsSync } from 'node:fs'
import path from 'node:path'
import type { TestProjectInlineConfiguration } from 'vitest/config'
import { pythonText } from '../python/text-plugin.ts'

const exercises = path.resolve(import.meta.dirname, '../../exercises')

/**
 * Exercises that the command line names. Vitest takes a path for a part of one: `exercises/softmax` would be
 * softmax-backward as well.
 */
const named = process.argv.flatMap((argument) => {
  const [, slug] = /^(?:\.\/)?exercises\/([\w-]+)\/?$/.exec(argument) ?? []
  return slug !== undefined && existsSync(path.join(exercises, slug, 'checks.ts')) ? [slug] : []
})

/** Nothing but exercises is asked for, and no other project need be prepared. */
export const isExercisesOnly =
  named.length > 0 && !process.argv.some((argument) => argument.startsWith('--project'))

/** `npx vitest run exercises/<slug>` judges the reference; with CANDIDATE=my.ts or my.py, that file. */
export const exercisesProject: TestProjectInlineConfiguration = {
  plugins: [pythonText()],
  // The same functions that the workspace puts behind the code; setup.ts refuses them where they are not offered.
  resolve: {
    alias: [
      {
        find: /^prelude$/,
        replacement: path.join(exercises, 'prelude.ts'),
      },
    ],
  },
  test: {
    name: 'exercises',
    environment: 'node',
    include:
      named.length > 0
        ? named.map((slug) => `exercises/${slug}/checks.ts`)
        : ['exercises/*/checks.ts'],
    setupFiles: [path.join(import.meta.dirname, 'setup.ts')],
  },
}
