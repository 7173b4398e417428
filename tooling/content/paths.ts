import { existsSync } from 'node:fs'
import path from 'node:path'
import type { ExercisePaths } from '../../src/content/paths.ts'
import { pathsFile } from '../../src/content/schema/paths.ts'
import { nearest, type Problem, problem } from './problem.ts'
import { readYaml } from './yaml-file.ts'

const none: ExercisePaths = { groups: [], paths: [] }

/** Reads exercises/paths.yaml; a bank without one has neither groups nor paths. */
export function readPaths(
  root: string,
  slugs: ReadonlySet<string>,
): { readonly paths: ExercisePaths; readonly problems: readonly Problem[] } {
  const absolute = path.join(root, 'exercises/paths.yaml')
  if (!existsSync(absolute)) return { paths: none, problems: [] }
  const { file, value, problems, lineOf } = readYaml(root, absolute, pathsFile)
  if (!value) return { paths: none, problems }
  const found: Problem[] = [...problems]
  const report = (where: readonly PropertyKey[], message: string): void => {
    found.push(problem(file, lineOf(where), where.join('.'), message))
  }
  const check = (
    where: readonly PropertyKey[],
    given: readonly string[],
    seen: Set<string>,
  ): void =>
    given.forEach((slug, index) => {
      if (!slugs.has(slug)) {
        const near = nearest(slug, slugs)
        report(
          [...where, index],
          `found "${slug}", which is no exercise${near ? `; did you mean "${near}"?` : ''}`,
        )
      }
      if (seen.has(slug)) report([...where, index], `found "${slug}" again; keep it once`)
      seen.add(slug)
    })
  const grouped = new Set<string>()
  value.groups.forEach(({ exercises }, index) =>
    check(['groups', index, 'exercises'], exercises, grouped),
  )
  const left = [...slugs].filter((slug) => !grouped.has(slug))
  if (left.length > 0)
    report(['groups'], `found no group for ${left.join(', ')}; put each into one`)
  value.paths.forEach(({ steps }, at) => {
    const seen = new Set<string>()
    steps.forEach(({ exercises }, index) =>
      check(['paths', at, 'steps', index, 'exercises'], exercises, seen),
    )
  })
  const paths = value.paths.map(({ steps, ...rest }) => ({
    ...rest,
    steps: steps.map(({ title, exercises }) => ({ exercises, ...(title && { title }) })),
  }))
  return { paths: { groups: value.groups, paths }, problems: found }
}
