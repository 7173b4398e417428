import path from 'node:path'
import type { TestProjectInlineConfiguration } from 'vitest/config'

/** `npx vitest run exercises/<slug>` judges the reference; with CANDIDATE=my.ts, that file. */
export const exercisesProject: TestProjectInlineConfiguration = {
  test: {
    name: 'exercises',
    environment: 'node',
    include: ['exercises/*/checks.ts'],
    setupFiles: [path.join(import.meta.dirname, 'setup.ts')],
  },
}
