import { describe, expect, test } from 'vitest'
import { fileKindOf } from './stored-kind.ts'

const names = new Set(['convolution', 'softmax', 'vision-transformer'])

describe('fileKindOf', () => {
  test.each([
    ['/assets/convolution-Cku7Wza4.js', 'content'],
    ['/assets/convolution-part-12-Cku7Wza4.js', 'content'],
    ['/offhand/assets/vision-transformer-yG_QMS-r.js', 'content'],
    ['/assets/softmax-JxTdJwIA.js', 'content'],
    ['/assets/sdpa.generator-C-BLsWOF.js', 'content'],
    ['/assets/ts.worker-C9nOldNj.js', 'editor'],
    ['/assets/editor.worker-CX7Cj20z.js', 'editor'],
    ['/assets/editor.api-2axTeqm-.js', 'editor'],
    ['/assets/editor-Csy6Iug3.css', 'editor'],
    ['/assets/monaco-DOhH-EA9.js', 'editor'],
    ['/assets/codicon-DF1abBS2.ttf', 'editor'],
    ['/assets/tsMode-CSJBfVfu.js', 'editor'],
    ['/assets/python-numpy-3-DlAgJVnH.bin', 'python'],
    ['/offhand/assets/python-snapshot-0123456789abcdef.bin', 'python'],
    ['/assets/python-candidate-script-BwY4YLw8.js', 'app'],
    ['/assets/KaTeX_Math-Italic-t53AETM-.woff2', 'app'],
    ['/assets/index-CZGIrUoU.js', 'app'],
    ['/assets/generator-CJPyLnYc.js', 'app'],
    ['/index.html', 'app'],
    ['/', 'app'],
  ] as const)('%s is %s', (path, kind) => {
    expect(fileKindOf(path, names)).toBe(kind)
  })
})
