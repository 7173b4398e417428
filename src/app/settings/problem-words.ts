import { assertNever } from '../../base/assert-never.ts'
import type { ImportProblem } from '../../progress/backup.ts'
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
      const { where, found, expected } = problem
      return t('backup.problems.invalid', { where, found, expected })
    }
    case 'several':
      return t('backup.problems.several')
    case 'unreadable':
      return t('backup.problems.unreadable', { message: problem.message })
    default:
      return assertNever(problem)
  }
}

export function storageProblemWords(t: SettingsText, problem: StorageProblem): string {
  return problem.type === 'failed'
    ? t('backup.failures.failed', { message: problem.message })
    : t(`backup.failures.${problem.type}`)
}

export const messageOf = (error: unknown): string =>
  error instanceof Error ? error.message : String(error)
