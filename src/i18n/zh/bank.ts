import type { bank as en } from '../en/bank.ts'
import type { Words } from '../words.ts'

export const bank = {} satisfies Words<typeof en>
