import { assertNever } from '../../base/assert-never.ts'
import type { ImportProblem } from '../../progress/check-backup.ts'
import type { ImportRule } from '../../progress/import-rule.ts'
import type { StorageProblem } from '../../progress/progress.ts'
import { bytesText } from './bytes.ts'
import type { SettingsText } from './words.ts'

/** Why a file is not taken in: what the backup says of it, or what happened before it could be read. */
export type FileProblem =
  | ImportProblem
  | { readonly type: 'several' }
  | { readonly type: 'unreadable'; readonly message: string }

/** What was found and what to do about it. */
export function fileProblemWords(t: SettingsText, problem: FileProblem): string {
  switch (problem.type) {
    case 'too-large':
      return t('backup.problems.tooLarge', { limit: bytesText(t, problem.limit) })
    case 'not-ours':
      return t('backup.problems.notOurs')
    case 'not-gzip':
      return t('backup.problems.notGzip')
    case 'damaged':
      return t('backup.problems.damaged')
    case 'newer':
      return t('backup.problems.newer', { version: problem.version })
    case 'invalid': {
      const { where, found, rule } = problem
      return t('backup.problems.invalid', {
        where,
        found: found ?? t('backup.problems.nothing'),
        rule: ruleWords(t, rule),
      })
    }
    case 'conflict':
      return t('backup.problems.conflict', { id: problem.id })
    case 'several':
      return t('backup.problems.several')
    case 'unreadable':
      return t('backup.problems.unreadable', { message: problem.message })
    default:
      return assertNever(problem)
  }
}

function ruleWords(t: SettingsText, rule: ImportRule): string {
  switch (rule.type) {
    case 'kind':
      return t('backup.rules.kind', { kind: t(`backup.kinds.${rule.kind}`) })
    case 'one-of':
      return t('backup.rules.oneOf', { values: rule.values })
    case 'at-least':
      return t('backup.rules.atLeast', { limit: rule.limit })
    case 'at-most':
      return t('backup.rules.atMost', { limit: rule.limit })
    case 'longer':
      return t('backup.rules.longer', { limit: rule.limit })
    case 'shorter':
      return t('backup.rules.shorter', { limit: rule.limit })
    case 'form':
      return t(`backup.rules.${rule.form}`)
    case 'unknown-field':
      return t('backup.rules.unknownField', { name: rule.name })
    case 'id-twice':
      return t('backup.rules.idTwice')
    case 'other':
      return t('backup.rules.other', { message: rule.message })
    default:
      return assertNever(rule)
  }
}

export function storageProblemWords(t: SettingsText, problem: StorageProblem): string {
  return problem.type === 'failed'
    ? t('backup.failures.failed', { message: problem.message })
    : t(`backup.failures.${problem.type}`)
}

export const messageOf = (error: unknown): string =>
  error instanceof Error ? error.message : String(error)
