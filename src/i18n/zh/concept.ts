import type { concept as en } from '../en/concept.ts'
import type { Words } from '../words.ts'

export const concept = {
  missing: '这个地址没有知识点。',
  missingNext: '链接可能过期，或者有字母写错了。',
  bank: '全部题目',
  questions: '题目',
  exercises: '手撕题',
  now: '掌握情况',
  notMet: '这里的题还没有做过。',
  recall:
    '掌握度{{mastery}}%：{{total}}道题目与手撕题里做过{{met}}道，做过的现在约能记住{{percent}}%。',
  practise_one: '练习这{{count}}道题',
  practise_other: '练习这{{count}}道题',
  requires: '先修',
  leads: '后续',
  map: '在图中查看',
} satisfies Words<typeof en>
