import type { shell as en } from '../en/shell.ts'
import type { Words } from '../words.ts'

export const shell = {
  nav: {
    label: '主导航',
    today: '今天',
    questions: '题库',
    exercises: '手撕题',
    settings: '设置',
    back: '返回{{page}}',
  },
  skip: '跳到正文',
  loading: '正在打开页面',
  titles: {
    quiz: '练习',
    question: '题目',
    exercise: '手撕题',
    missing: '页面不存在',
    error: '出错了',
  },
  keys: {
    title: '快捷键',
    open: '全部快捷键',
    then: '再按',
    where: '输入文字时不起作用，带Ctrl的除外。',
    go: '去{{page}}',
  },
  missing: {
    title: '这个地址没有页面。',
    text: '链接可能已经过时，或者有字母写错了。',
    home: '回到今天',
    questions: '打开题库',
  },
  error: {
    title: '这个页面停止工作了。',
    kept: '复习记录和草稿都存在这台设备上，没有受影响。',
    next: '请重新加载。如果再次出现，先在设置里导出备份，再把下面的文字反馈给我们。',
    loadTitle: '应用的一部分没能加载。',
    loadNext: '可能断网了，也可能已有新版本。联网后重新加载即可。',
    reload: '重新加载',
    home: '回到今天',
    details: '浏览器的原话',
  },
  storage: {
    blocked: '浏览器拒绝保存你的进度。',
    blockedText:
      '无痕窗口常常如此。可以继续练习，但关闭窗口后，这里的记录会丢失。离开前请导出备份，或改用普通窗口打开Offhand。',
    full: '这台设备的存储空间已满。',
    fullText: '之前的记录都在；腾出空间之前，新的记录无法保存。请先导出备份，再清理空间。',
    newer: '另一个标签页升级了Offhand的数据。',
    newerText: '这个标签页不再保存任何内容。重新加载后即可继续，已保存的都在。',
    failed: '进度没能保存。',
    failedText: '浏览器的原话：{{message}}。关闭页面前请导出备份。',
    backup: '导出备份',
    reload: '重新加载',
    settings: '查看空间占用',
  },
  update: {
    title: '新版本已就绪。',
    text: '更新前会先保存你写的内容。',
    now: '立即更新',
    later: '以后再说',
    takenOver: '另一个标签页更新了Offhand。',
    takenOverText: '方便的时候重新加载这个标签页，你写的内容都已保存。',
    reload: '重新加载',
  },
} satisfies Words<typeof en>
