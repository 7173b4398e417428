import { defineConfig, type TestProjectConfiguration } from 'vitest/config'
import { contentPlugin } from './tooling/content/plugin.ts'
import { exercisesProject, isExercisesOnly } from './tooling/exercise/vitest-project.ts'
import { pythonText } from './tooling/python/text-plugin.ts'

const projects: TestProjectConfiguration[] = [
  {
    plugins: [contentPlugin()],
    test: {
      name: 'unit',
      environment: 'node',
      include: ['src/**/*.test.{ts,tsx}', 'questions/**/*.test.ts', 'tooling/**/*.test.ts'],
    },
  },
  {
    plugins: [contentPlugin()],
    test: {
      name: 'content',
      environment: 'node',
      include: ['tests/content/**/*.test.ts'],
      // All exercises are proved anew where nothing is cached, and each known wrong solution diagnosed.
      testTimeout: 900_000,
      hookTimeout: 900_000,
    },
  },
  {
    test: {
      name: 'architecture',
      environment: 'node',
      include: ['tests/architecture/**/*.test.ts'],
      testTimeout: 120_000,
    },
  },
  {
    plugins: [pythonText()],
    test: {
      name: 'python',
      environment: 'node',
      include: ['tests/python/**/*.test.ts'],
      // The interpreter is packed the first time, and started in each file.
      testTimeout: 60_000,
      hookTimeout: 120_000,
    },
  },
  exercisesProject,
  {
    test: {
      name: 'e2e',
      environment: 'node',
      include: ['tests/e2e/**/*.test.ts', 'tests/hostile/**/*.test.ts'],
      testTimeout: 120_000,
      hookTimeout: 120_000,
      fileParallelism: false,
    },
  },
]

export default defineConfig({
  test: { projects: isExercisesOnly ? [exercisesProject] : projects },
})
