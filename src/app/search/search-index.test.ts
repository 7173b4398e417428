import { describe, expect, test } from 'vitest'
import { createSearchIndex } from './search-index.ts'
import { tokensOf } from './tokens.ts'

const words = (text: string) => tokensOf(text).map((token) => token.text)

describe('tokensOf', () => {
  test('folds case, width and plurals and leaves out silent words', () => {
    expect(words('What are the Dilated Convolutions of ＲｅｓＮｅｔ-50?')).toEqual([
      'dilated',
      'convolution',
      'resnet',
      '50',
    ])
    expect(words('Cross-entropy loss and bias')).toEqual(['cross', 'entropy', 'loss', 'bias'])
  })

  test('cuts Chinese into words and keeps Latin between them', () => {
    // How finely a word is cut depends on the browser's dictionary; what is left out does not.
    expect(words('空洞卷积的感受野').join('')).toBe('空洞卷积感受野')
    expect(words('空洞卷积的感受野')).toContain('空洞')
    expect(words('数值稳定的softmax')).toEqual(['数值', '稳定', 'softmax'])
  })
})

describe('search', async () => {
  const index = await createSearchIndex([
    {
      id: 'question:dilated-convolution-effective-kernel',
      title: 'Effective kernel of a dilated convolution\n空洞卷积的有效核大小',
      concept: 'Dilated convolution\n空洞卷积',
      topic: 'Convolution\n卷积',
    },
    {
      id: 'question:receptive-field-two-layers',
      title: 'Receptive field of two stacked layers\n两层卷积的感受野',
      concept: 'Receptive field\n感受野',
      topic: 'Convolution\n卷积',
    },
    {
      id: 'exercise:softmax',
      title: 'Numerically stable softmax\n数值稳定的softmax',
      concept: 'Softmax\nSoftmax',
      topic: 'Code implementations\n代码实现',
    },
  ])

  test('finds in both languages, while the last word is half typed', () => {
    expect(index.find('dilat')).toEqual(['question:dilated-convolution-effective-kernel'])
    expect(index.find('空洞')).toEqual(['question:dilated-convolution-effective-kernel'])
    expect(index.find('感受野')).toEqual(['question:receptive-field-two-layers'])
    expect(index.find('softm')).toEqual(['exercise:softmax'])
    expect(index.find('convolution')).toHaveLength(2)
  })

  test('every word must occur, in whichever field and language', () => {
    expect(index.find('卷积 receptive')).toEqual(['question:receptive-field-two-layers'])
    expect(index.find('softmax receptive')).toEqual([])
  })

  test('Chinese typed across the cut of stored words is found by its characters', () => {
    expect(index.find('受野')).toEqual(['question:receptive-field-two-layers'])
  })

  test('a misspelt word gets a spelling that finds something; nonsense gets none', () => {
    expect(index.find('softmaks')).toEqual([])
    expect(index.suggest('softmaks')).toBe('softmax')
    expect(index.suggest('qqqqzzzz')).toBeNull()
  })

  test('silent words and a first letter are not yet a search', () => {
    expect(index.find('what is the')).toBeNull()
    expect(index.find('  ')).toBeNull()
    expect(index.find('s')).toBeNull()
  })
})
