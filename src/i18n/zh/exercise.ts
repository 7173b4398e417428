import type { exercise as en } from '../en/exercise.ts'
import type { Words } from '../words.ts'

export const exercise = {} satisfies Words<typeof en>
