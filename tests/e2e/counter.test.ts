// The operation counter in the workspace: what code computes, beside the formula and the reference.
import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { appSuite, sees, pasteCode } from './app.ts'
import { root, until } from './harness.ts'

const app = appSuite()
const solutionOf = (slug: string) =>
  readFileSync(path.join(root, 'exercises', slug, 'solution.ts'), 'utf8')
const counted = 60_000

const panelOf = (page: Page) => page.getByRole('region', { name: 'Count operations' })

/** The table as text, a line for each operation. */
async function rowsOf(page: Page): Promise<readonly string[]> {
  const rows = await panelOf(page).locator('tr').all()
  return Promise.all(
    rows.map(async (row) => (await row.locator('th, td').allInnerTexts()).join(' | ').trim()),
  )
}
const count = async (page: Page, says: string | RegExp): Promise<void> => {
  await panelOf(page)
    .getByRole('button', { name: /^Count/ })
    .click()
  await until(
    'the end of the count',
    async () => (await panelOf(page).getByRole('button', { name: 'Count again' }).count()) > 0,
    counted,
  )
  await sees(page, says)
}

describe('conv2d', () => {
  test('the reference meets the formula; its own counts come once it is opened', async () => {
    const { page, reload } = await app.open('/exercises/conv2d')
    await pasteCode(page, solutionOf('conv2d'))
    await page.getByRole('button', { name: 'Count operations' }).click()
    await count(
      page,
      'Exactly the 16 multiplications that the formula says, and as many additions: 16 multiply-adds (MACs).',
    )
    expect(await rowsOf(page)).toEqual([
      'Operation | Yours | Formula | Ratio',
      'Multiplications | 16 | 16 | 1×',
      'Additions and subtractions | 16 | 16 | 1×',
      'Divisions | 0 |  |',
      'Comparisons | 0 |  |',
      'exp, log, √ and the like | 0 |  |',
    ])
    await sees(page, 'n·cout·ho·wo·cin·kh·kw')
    await sees(page, 'n = 1, cout = 1, ho = 2, wo = 2, cin = 1, kh = 2, kw = 2')
    await panelOf(page).getByLabel('Call').selectOption({ label: 'Padding 1, stride 2 and a bias' })
    await sees(page, 'Exactly the 36 multiplications')
    expect(await panelOf(page).getByRole('link').allInnerTexts()).toEqual([
      'Compute of a convolution',
      'MACs and FLOPs',
    ])

    await page.getByRole('button', { name: 'Reference solution' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Open it' }).click()
    await sees(page, 'Complexity', counted)
    await reload()
    await page.getByRole('button', { name: 'Count operations' }).click()
    await count(page, 'Exactly the 16 multiplications')
    expect((await rowsOf(page)).slice(0, 2)).toEqual([
      'Operation | Yours | Reference | Formula | Ratio',
      'Multiplications | 16 | 16 | 16 | 1×',
    ])
  })

  test('code that skips the padding, and code that is wrong', async () => {
    const { page } = await app.open('/exercises/conv2d')
    const skips = solutionOf('conv2d').replace(
      /const pixel = .*\n/,
      'const pixel = image[firstChannel + c]![row]?.[column]\n if (pixel === undefined) continue\n',
    )
    expect(skips).toContain('continue')
    await pasteCode(page, skips)
    // The key works wherever nothing is typed.
    await page.locator('body').click({ position: { x: 5, y: 5 } })
    await page.keyboard.press('c')
    await count(page, 'Exactly the 16 multiplications')
    await panelOf(page).getByLabel('Call').selectOption({ label: 'Padding 1, stride 2 and a bias' })
    await sees(page, 'Multiplications: 16, 0.44× the formula, 20 fewer than its 36.')
    await pasteCode(page, skips.replace('sum += ', 'sum -= '))
    await count(page, 'The result of this call is not right yet')
  })
})

test('another way to do it is named when every call agrees', async () => {
  const { page } = await app.open('/exercises/causal-attention')
  const square = solutionOf('causal-attention')
    .replace('k[h]!.slice(first, own + 1)', 'k[h]!')
    .replace('v[h]!.slice(first, own + 1)', 'v[h]!')
    .replace(
      'softmax(keys.map((key) => scale * dot(query, key)))',
      'softmax(keys.map((key) => scale * dot(query, key)).map((s, j) => (j < first || j > own ? -Infinity : s)))',
    )
  await pasteCode(page, square)
  await page.getByRole('button', { name: 'Count operations' }).click()
  await count(page, 'Multiplications: 27, 1.5× the formula, 9 more than its 18.')
  await sees(page, 'the whole square, of which the mask then drops a part')
})

test('im2col multiplies nothing, and an exercise without a formula has its counts', async () => {
  const { page, goto } = await app.open('/exercises/im2col')
  await pasteCode(page, solutionOf('im2col'))
  await page.getByRole('button', { name: 'Count operations' }).click()
  await count(page, 'Multiplications: none, just as the formula says.')
  await goto('/exercises/layer-norm')
  await pasteCode(page, solutionOf('layer-norm'))
  await page.getByRole('button', { name: 'Count operations' }).click()
  await panelOf(page).getByRole('button', { name: 'Count' }).click()
  await until('the table', async () => (await rowsOf(page)).length === 6, counted)
  expect((await rowsOf(page)).slice(0, 2)).toEqual(['Operation | Yours', 'Multiplications | 12'])
})

describe('hostile code', () => {
  /** Multiplies every pixel; `last` comes when that is done. */
  const scaling = (last: string, before = '// mine') =>
    `${before}\nexport function conv2d(x: number[][][][], w: number[][][][]) {\n` +
    'const y = x.map((image) => image.map((map) => map.map((row) => row.map((v) => v * w[0]![0]![0]![0]!))))\n' +
    `${last}\nreturn y\n}\n`

  test('with names like the counter’s is counted like any other', async () => {
    const { page } = await app.open('/exercises/conv2d')
    await pasteCode(
      page,
      scaling(
        'offhandCountAll = 7; offhandCount_ = offhandCount(2)',
        'var offhandCountAll = 5\nconst offhandCount = (v: number) => v\nexport const offhandCountRead = () => [9, 9, 9, 9, 9]\nlet off\\u0068andCount_ = 1',
      ),
    )
    await page.getByRole('button', { name: 'Count operations' }).click()
    await count(page, 'The result of this call is not right yet')
    expect((await rowsOf(page))[1]).toBe('Multiplications | 9 | 16 | 0.56×')
  })

  test('that overwrites or deletes the counter, or patches what is below it, harms nobody', async () => {
    const { page } = await app.open('/exercises/conv2d')
    await page.getByRole('button', { name: 'Count operations' }).click()
    const name = "'offhand' + 'Count"
    for (const [inside, says] of [
      // The policy of the frame: nobody reaches a name that does not stand in the code.
      [`eval(${name}All = "none"')`, 'Evaluating a string as JavaScript violates'],
      [
        "for (const key of Object.getOwnPropertyNames(globalThis)) if (/^offhand/.test(key)) throw new Error('found it')",
        'The result of this call is not right yet',
      ],
      [`new Function(${name}Read = null')()`, 'Evaluating a string as JavaScript violates'],
      [
        'Number.prototype.valueOf = () => 7 as never; Array.isArray = () => false as never; Math.max = () => 3; Array.prototype.push = () => 1',
        'The result of this call is not right yet',
      ],
      // Its own realm can then not answer any more.
      [
        'Object.defineProperty(Array.prototype, 0, { set() { throw 1 } })',
        'The check was stopped: it took longer than it may.',
      ],
    ] as const) {
      await pasteCode(page, scaling(inside))
      await count(page, says)
    }
    // The next honest code is counted as ever.
    await pasteCode(page, solutionOf('conv2d'))
    await count(page, 'Exactly the 16 multiplications')
  })
})
