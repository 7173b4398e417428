import { gzipSync } from 'node:zlib'
import { openBenchPage, packed } from './bench-page.ts'
import { builtIndex } from './built-index.ts'
import { figureRow, type Row, timeRow } from './row.ts'
import { syntheticIndex } from './synthetic-index.ts'

const many = 10_000
/** 16 ms is a frame: slower, and letters appear late. */
const keyBudget = { budget: 16, judged: 'p95' } as const

/** What people type: both languages, several words, a slip, and nonsense. */
const typed = [
  'dilated convolution',
  'receptive field of',
  'cross entropy loss',
  'softmax',
  'layer norm',
  'vision transformer',
  'what is the batch size',
  '空洞卷积',
  '感受野',
  '交叉熵损失',
  '注意力机制',
  '参数量 卷积',
  'convolutoin',
  'softmaks',
  'qzxj',
]

export async function searchGroup(dist: string): Promise<readonly Row[]> {
  const { text, index } = builtIndex(dist)
  const banks = { real: index, synthetic: syntheticIndex(index, many) }
  const page = await openBenchPage('search', banks)
  const rows: Row[] = []
  try {
    for (const bank of ['real', 'synthetic'] as const) {
      const name = `${banks[bank].questions.length} questions`
      const built: number[] = []
      const keys: number[] = []
      for (let i = 0; i < 5; i++) {
        await page.load(bank)
        built.push(await page.run.build())
        for (const word of typed) keys.push(...(await page.run.type(word)))
      }
      rows.push(
        timeRow(`search, one more key typed, ${name}`, keys, keyBudget),
        timeRow('… index built after', built, { note: 'in slices, beside the typing' }),
      )
    }
  } finally {
    await page.close()
  }
  return [
    ...rows,
    sizeRow(`index of the bank, gzip, ${index.questions.length} questions`, text),
    sizeRow(`index of the bank, gzip, ${many} questions`, packed(banks.synthetic), 300),
  ]
}

const sizeRow = (what: string, text: string, budget?: number): Row =>
  figureRow(what, 'kB', gzipSync(text, { level: 9 }).length / 1000, {
    ...(budget !== undefined && { budget }),
  })
