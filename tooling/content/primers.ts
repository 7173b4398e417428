import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { Html, TopicId } from '../../src/content/types.ts'
import { createMarkup } from './markup.ts'
import { type Problem, problem, relativeTo } from './problem.ts'
import type { TopicSource } from './source.ts'
import { markTerms, type TermFinder } from './terms.ts'

export interface Primers {
  readonly primers: Readonly<Partial<Record<TopicId, Html>>>
  readonly problems: readonly Problem[]
}

/** questions/<topic>/primer.en.md and primer.zh.md: what to know of the topic, on one page. */
export function compilePrimers(
  root: string,
  topics: readonly TopicSource[],
  find: TermFinder,
): Primers {
  const primers: Partial<Record<TopicId, Html>> = {}
  const problems: Problem[] = []
  for (const { id, folder } of topics) {
    const file = (language: string) => path.join(folder, `primer.${language}.md`)
    const there = (['en', 'zh'] as const).filter((language) => existsSync(file(language)))
    if (there.length === 0) continue
    const report = (language: string, message: string): void => {
      problems.push(problem(relativeTo(root, file(language)), 1, '', message))
    }
    if (there.length === 1) {
      const missing = there[0] === 'en' ? 'zh' : 'en'
      report(missing, 'found no such file; write the primer in both languages')
      continue
    }
    const read = (language: 'en' | 'zh') => readFileSync(file(language), 'utf8')
    const markup = createMarkup((at, message) => report(String(at.at(-1) ?? 'en'), message))
    const html = markup.block([], { en: read('en'), zh: read('zh') })
    primers[id] = { en: markTerms(html.en, find.en), zh: markTerms(html.zh, find.zh) }
  }
  return { primers, problems }
}
