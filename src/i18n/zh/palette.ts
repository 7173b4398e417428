import type { palette as en } from '../en/palette.ts'
import type { Words } from '../words.ts'

export const palette = {
  title: '前往',
  open: '前往…',
  hint: '页面、知识点、题目或手撕题，中英文均可',
  found: '搜索结果',
  none: '没有找到。',
  kinds: {
    screen: '页面',
    action: '操作',
    primer: '要点',
    concept: '知识点',
    question: '题目',
    exercise: '手撕题',
  },
  do: {
    today: '开始今天的练习',
    sprint: '开始一分钟快答',
    mistakes: '上次答错的题',
    bookmarks: '收藏的题',
    language: 'Switch to English',
    light: '浅色主题',
    dark: '深色主题',
    system: '跟随系统主题',
    backup: '保存或导入备份',
  },
} satisfies Words<typeof en>
