import type { conceptHistory as en } from '../en/concept-history.ts'
import type { Words } from '../words.ts'

export const conceptHistory = {
  title: '你的记录',
  sum_one: '{{date}}以来作答{{count}}次，答对{{right}}次。',
  sum_other: '{{date}}以来作答{{count}}次，答对{{right}}次。',
  over: '随时间',
  today: '今天',
  strip: '从早到晚：{{list}}',
  last: '最近的作答',
  all: '显示全部{{count}}次',
  fewer: '只看最近{{count}}次',
  right: '对',
  partly: '部分对',
  wrong: '错',
  ratings: { r1: '重来', r2: '困难', r3: '良好', r4: '轻松' },
  separator: '、',
} satisfies Words<typeof en>
