import type { quiz as en } from '../en/quiz.ts'
import type { Words } from '../words.ts'

export const quiz = {} satisfies Words<typeof en>
