import { existsSync } from 'node:fs'
import path from 'node:path'
import { type AuthoredTerm, glossaryFile } from '../../src/content/schema/glossary.ts'
import { type Problem, nearest, problem } from './problem.ts'
import { readYaml } from './yaml-file.ts'

export interface GlossarySource {
  readonly terms: readonly AuthoredTerm[]
  readonly problems: readonly Problem[]
}

/** Reads questions/glossary.yaml; a bank without one has no terms. */
export function readGlossary(root: string, concepts: ReadonlySet<string>): GlossarySource {
  const absolute = path.join(root, 'questions/glossary.yaml')
  if (!existsSync(absolute)) return { terms: [], problems: [] }
  const { file, value, problems, lineOf } = readYaml(root, absolute, glossaryFile)
  if (!value) return { terms: [], problems }
  const found: Problem[] = [...problems]
  const owner = new Map<string, string>()
  value.terms.forEach((term, i) => {
    const report = (field: string, message: string): void => {
      found.push(problem(file, lineOf(['terms', i, field]), `${term.id}.${field}`, message))
    }
    const before = value.terms[i - 1]?.id ?? ''
    if (term.id <= before)
      report('id', `found "${term.id}" after "${before}"; keep the terms in order, each once`)
    for (const form of new Set(formsOf(term).map((one) => one.toLowerCase()))) {
      const other = owner.get(form)
      if (other !== undefined)
        report('en', `found "${form}", which is a form of "${other}" too; keep it in one of them`)
      owner.set(form, term.id)
    }
    if (term.concept !== undefined && !concepts.has(term.concept)) {
      const near = nearest(term.concept, concepts)
      report(
        'concept',
        `found "${term.concept}", which does not exist${near ? `; did you mean "${near}"?` : ''}`,
      )
    }
  })
  return { terms: value.terms, problems: found }
}

/** Every form that may stand in a text: in Chinese ones the English forms as well. */
export const formsOf = (
  { en, zh, also }: AuthoredTerm,
  language: 'en' | 'zh' = 'zh',
): readonly string[] =>
  language === 'en' ? [en, ...also.en] : [...new Set([en, zh, ...also.en, ...also.zh])]
