import type { primer as en } from '../en/primer.ts'
import type { Words } from '../words.ts'

export const primer = {
  missing: '这个地址没有要点。',
  missingNext: '每个主题各有一页要点，可从题目进入。',
  bank: '全部题目',
  failed: '要点没能载入。',
  now: '本主题',
  questions_one: '{{count}}道题',
  questions_other: '{{count}}道题',
  print: '打印成速查表',
  others: '其他主题的要点',
} satisfies Words<typeof en>
