import type { pythonDownload as en } from '../en/python-download.ts'
import type { Words } from '../words.ts'

export const pythonDownload = {
  fetching: '正在下载Python',
  progress: '{{done}} / {{total}} MB',
  once: '只需下载一次，以后离线也能用。现在可以先写代码。',
  runWaits: '下载完成后会自动开始运行。',
  waiting: '等待Python：{{done}} / {{total}} MB',
  absent: '这台设备上还没有Python。',
  absentText: '只需下载一次，共{{left}} MB，以后离线也能用。',
  partText: '从上次中断的地方接着下载，还差{{left}} MB。',
  fetch: '下载Python',
  goOn: '继续下载',
  offline: '这台设备上还没有Python，现在又连不上服务器。',
  offlineText: '联网后下载一次（{{left}} MB），以后离线也能用。恢复连接后会自动继续下载。',
  broken: '收到的文件不是这一版Offhand所用的Python。',
  brokenText: '请重新加载页面，可能已有新版本；如果还不行，过一会儿再试。',
  typescript: '先用TypeScript写',
} satisfies Words<typeof en>
