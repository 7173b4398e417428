import type { common as en } from '../en/common.ts'
import type { Words } from '../words.ts'

export const common = {
  again: '再试一次',
  cancel: '取消',
  close: '关闭',
  loading: '正在载入',
  minutes_one: '{{count}}分钟',
  minutes_other: '{{count}}分钟',
  termQuestions: '相关题目',
  seconds_one: '{{count}}秒',
  seconds_other: '{{count}}秒',
} satisfies Words<typeof en>
