// The bank as a file for Anki: written through the app, read with SQLite and by hand.
import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { readApkg, type ReadPackage, readTsv } from '../fixtures/read-anki.ts'
import { appSuite, sees, shown } from './app.ts'
import { type Authored, authoredQuestions, lettersOfHtml, lettersOfMarkdown } from './authored.ts'
import { openSite, until } from './harness.ts'

const app = appSuite()

/** Presses the button and gives the name and the bytes of what comes down. */
async function exported(page: Page): Promise<{ name: string; bytes: Uint8Array }> {
  const [download] = await Promise.all([
    page.waitForEvent('download', { timeout: 90_000 }),
    page
      .locator('#anki')
      .getByRole('button', { name: /^(Export|导出)$/ })
      .click(),
  ])
  await sees(page, /Saved as|已存为/)
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) }
}

const choose = (page: Page, name: string) =>
  page.locator('#anki').getByRole('radio', { name, exact: true }).click()

const plain = (html: string) => html.replace(/<[^>]*>/g, '')

describe('the whole bank', () => {
  let bank: readonly Authored[]
  let file: ReadPackage
  let cards: number
  let drawn: number

  beforeAll(async () => {
    bank = authoredQuestions()
    const site = await openSite()
    try {
      const { page } = await site.open({ locale: 'zh-CN' })
      await page.goto(new URL('/settings#anki', site.url).href)
      await shown(page)
      const said = await page.locator('#anki').innerText()
      cards = Number(/([\d,]+)张卡片/.exec(said)?.[1]?.replace(',', ''))
      drawn = Number(/其中(\d+)道/.exec(said)?.[1])
      const { name, bytes } = await exported(page)
      expect(name).toBe('offhand-all-zh.apkg')
      file = await readApkg(bytes)
    } finally {
      await site.close()
    }
  })

  test('has one card for each question and three for each that is drawn', () => {
    const guids = file.notes.map(({ guid }) => guid)
    expect(file.version).toBe(11)
    expect(file.cards).toBe(cards)
    expect(new Set(guids).size).toBe(cards)
    expect(guids.filter((guid) => !guid.includes('#')).toSorted()).toEqual(
      bank.map(({ id }) => id).toSorted(),
    )
    const draws = guids.filter((guid) => guid.includes('#'))
    expect(draws).toHaveLength(3 * drawn)
    expect(cards).toBe(bank.length + 3 * drawn)
    for (const guid of draws) expect(guid).toMatch(/#[123]$/)
    const fronts = file.notes.map(({ fields }) => fields[0])
    expect(new Set(fronts).size).toBe(cards)
  })

  test('every word of every question is in its card, formulas as TeX for MathJax', () => {
    const missing = bank.flatMap((question) => {
      const note = file.notes.find(({ guid }) => guid === question.id)
      const card = lettersOfHtml(note?.fields.join(' ') ?? '')
      return question.zh
        .filter((text) => !card.includes(lettersOfMarkdown(text)))
        .map((text) => `${question.id}: ${text}`)
    })
    expect(missing).toEqual([])
    const all = file.notes.flatMap(({ fields }) => fields).join('\n')
    expect(all).not.toMatch(/katex|<math|<annotation|<button|data-blank/)
    expect(all).toMatch(/\\\(\d/)
    expect(all).toMatch(/\\\[\\begin\{aligned\}/)
  })

  test('each type has its two sides', () => {
    const of = (type: string) => {
      const notes = file.notes.filter(({ tags }) => tags.includes(`type::${type}`))
      expect(notes.length, type).toBeGreaterThan(5)
      return notes.map(({ fields: [front = '', back = ''] }) => ({ front, back }))
    }
    for (const { front, back } of of('single')) {
      expect(front).toMatch(/单选。<\/p><ol type="A">(<li>.*?<\/li>){4,6}<\/ol>/s)
      expect(back).toMatch(/<div class="right"><b>[A-F]<\/b> .*其他选项错在哪里/s)
    }
    for (const { back } of of('multiple'))
      expect(back.match(/<div class="right"><b>[A-F]/g)?.length).toBeGreaterThan(1)
    for (const { front, back } of of('numeric')) {
      expect(front).toContain('写出数值')
      expect(plain(/<div class="right">(.*?)<\/div>/.exec(back)?.[1] ?? '')).toMatch(/\d/)
    }
    for (const { front, back } of of('cloze')) {
      const blanks = front.match(/<span class="blank">____<\/span>/g)?.length
      expect(back.match(/<b class="filled">[^<]+<\/b>/g)?.length).toBe(blanks)
    }
    for (const { front, back } of of('order')) {
      const letters = plain(/<div class="right">(.*?)<\/div>/.exec(back)?.[1] ?? '').split(' → ')
      expect(letters.length).toBe(front.match(/<li>/g)?.length)
      expect(letters).not.toEqual(letters.toSorted())
    }
    for (const { front, back } of of('match')) {
      expect(front).toMatch(/<ol><li>.*<ol type="A"><li>/s)
      expect(back.match(/<tr>/g)?.length).toBe(
        plain(/<div class="right">(.*?)<\/div>/.exec(back)?.[1] ?? '').split(' · ').length,
      )
    }
    for (const { back } of of('open'))
      expect(back).toMatch(/<h3>要点<\/h3><ul>(<li>.*?<\/li>){3,6}/s)
  })

  test('tags, decks and figures are there and none too many', () => {
    for (const { tags, deck, fields } of file.notes) {
      const topic = tags[0]?.replace('topic::', '')
      expect(tags).toEqual([
        `topic::${topic}`,
        expect.stringMatching(`^concept::${topic}::[a-z0-9-]+$`),
        expect.stringMatching(/^difficulty::[1-5]$/),
        expect.stringMatching(/^type::[a-z]+$/),
      ])
      expect(deck).toMatch(/^Offhand::\p{L}/u)
      expect(fields).toHaveLength(5)
    }
    const used = new Set(file.notes.map(({ deck }) => deck))
    expect(used.size).toBe(10)
    expect(new Set(file.decks)).toEqual(new Set(['Default', 'Offhand', ...used]))
    const shownNames = file.notes.flatMap(({ fields }) =>
      [...fields.join('').matchAll(/<img src="([^"]*)" alt="[^"]+">/g)].map(([, name]) => name),
    )
    expect(shownNames.length).toBeGreaterThan(50)
    expect(new Set(shownNames)).toEqual(new Set(file.media.keys()))
    for (const svg of file.media.values())
      expect(svg).toMatch(/^<svg [^>]*xmlns="http:\/\/www\.w3\.org\/2000\/svg".*<\/svg>$/s)
  })

  test('one note type has the look by day and by night', () => {
    expect(file.models).toHaveLength(1)
    const [model] = file.models
    expect(model?.name).toBe('Offhand')
    expect(model?.flds.map(({ name }) => name)).toEqual([
      'Question',
      'Answer',
      'Explanation',
      'Source',
      'Id',
    ])
    expect(model?.tmpls[0]?.afmt).toContain('{{FrontSide}}')
    expect(model?.css).toMatch(/\.card\.nightMode/)
    // Every colour was found among the tokens.
    expect(model?.css).not.toContain('inherit')
  })
})

describe('a choice', () => {
  test('what the question bank shows, in both languages, a second time under the same ids', async () => {
    const { page } = await app.open('/questions?topic=losses&type=order')
    const count = await page.locator('[data-row]').count()
    await page.getByRole('link', { name: 'Export to Anki' }).click()
    await sees(page, /Chosen: .*put in order/)
    await choose(page, 'Both')
    const first = await exported(page)
    expect(first.name).toBe('offhand-selection-both.apkg')
    const file = await readApkg(first.bytes)
    expect(file.notes).toHaveLength(count)
    for (const { fields, tags } of file.notes) {
      expect(tags).toContain('topic::losses')
      expect(tags).toContain('type::order')
      expect(fields[0]).toMatch(/^<div class="text" lang="en">.*<div class="text" lang="zh-CN">/s)
    }
    const again = await readApkg((await exported(page)).bytes)
    const named = ({ notes }: ReadPackage) => notes.map(({ guid, id }) => [guid, id])
    expect(named(again)).toEqual(named(file))
    await page.getByRole('link', { name: 'Change it' }).click()
    await sees(page, 'Clear all filters')
  })

  test('words of a search narrow it as they do in the question bank', async () => {
    const { page, goto } = await app.open('/settings?q=iou#anki')
    await sees(page, /From the question bank \(\d+\)/)
    const found = await page.locator('#anki select option:checked').innerText()
    const count = /\d+/.exec(found)?.[0]
    expect(Number(count)).toBeGreaterThan(3)
    await goto('/questions?q=iou')
    await sees(page, `${count} of `)
  })

  test('topics as text: the rows are those of the package', async () => {
    const { page } = await app.open('/settings#anki')
    await page.locator('#anki select').selectOption('topics')
    await sees(page, 'Choose a topic.')
    expect(await page.locator('#anki').getByRole('button', { name: 'Export' }).isDisabled()).toBe(
      true,
    )
    await page.getByRole('checkbox', { name: 'Loss functions' }).check()
    const file = await readApkg((await exported(page)).bytes)
    await choose(page, 'Text')
    const { name, bytes } = await exported(page)
    expect(name).toBe('offhand-losses-en.tsv')
    const { head, rows } = readTsv(new TextDecoder().decode(bytes))
    expect(head).toMatchObject({
      separator: 'tab',
      html: 'true',
      'guid column': '1',
      'deck column': '2',
      'tags column': '8',
    })
    const images = (field: string) => field.replace(/<img src="[^"]*"/g, '<img')
    expect(rows.map((row) => row.map(images))).toEqual(
      file.notes.map(({ guid, deck, fields, tags }) => [
        guid,
        deck,
        ...fields.map(images),
        tags.join(' '),
      ]),
    )
    const pictures = rows.flatMap((row) => [...row.join('').matchAll(/<img src="([^"]*)"/g)])
    expect(pictures.length).toBeGreaterThan(0)
    for (const [, address] of pictures)
      expect(decodeURIComponent(address ?? '')).toMatch(/^data:image\/svg\+xml,<svg .*<\/svg>$/s)
  })

  test('bookmarks: nothing yet, then the one', async () => {
    const { page, goto } = await app.open('/settings#anki')
    await page.locator('#anki select').selectOption('bookmarked')
    await sees(page, 'No question is bookmarked.')
    await goto('/questions/sqrt-dk-divided-by-dk')
    await page.keyboard.press('m')
    await sees(page, 'Bookmarked')
    await goto('/settings#anki')
    await sees(page, 'Bookmarked (1)')
    await page.locator('#anki select').selectOption('bookmarked')
    const { name, bytes } = await exported(page)
    expect(name).toBe('offhand-bookmarked-en.apkg')
    expect((await readApkg(bytes)).notes.map(({ guid }) => guid)).toEqual(['sqrt-dk-divided-by-dk'])
  })
})

describe('when it does not come to a file', () => {
  test('cancel ends the work and says so; then it can be started anew', async () => {
    const { page } = await app.open('/settings#anki')
    const downloads: string[] = []
    page.on('download', (download) => downloads.push(download.suggestedFilename()))
    const button = page.locator('#anki').getByRole('button')
    await button.click()
    await sees(page, /of \d+/)
    await button.click()
    await sees(page, 'Cancelled. No file was written.')
    expect(await button.textContent()).toBe('Export')
    expect(await button.evaluate((element) => element === document.activeElement)).toBe(true)
    expect(downloads).toEqual([])
    await page.locator('#anki select').selectOption('topics')
    await page.getByRole('checkbox', { name: 'Loss functions' }).check()
    expect((await exported(page)).name).toBe('offhand-losses-en.apkg')
    expect(downloads).toEqual(['offhand-losses-en.apkg'])
  })

  test('a part that cannot be loaded is told, and it can be tried again', async () => {
    const { page, problems } = await app.open('/settings#anki', { serviceWorkers: 'block' })
    const broken = /sql-wasm.*\.wasm/
    await page.route(broken, (route) => route.abort())
    await page.locator('#anki select').selectOption('topics')
    await page.getByRole('checkbox', { name: 'Loss functions' }).check()
    const button = page.locator('#anki').getByRole('button')
    await button.click()
    await sees(page, 'The file could not be written:', 60_000)
    await page.unroute(broken)
    expect((await exported(page)).name).toBe('offhand-losses-en.apkg')
    // Chromium itself reports the file that was held back.
    expect(problems.filter((text) => !/ERR_FAILED/.test(text))).toEqual([])
    problems.length = 0
  })
})

test('without a network the stored app writes the same file', async () => {
  const site = await openSite()
  try {
    const { page } = await site.open()
    await page.goto(new URL('/settings', site.url).href)
    await shown(page)
    await until(
      'everything is stored',
      () =>
        page.evaluate(
          async () =>
            (await navigator.serviceWorker.getRegistration())?.active?.state === 'activated',
        ),
      60_000,
    )
    await site.stopServer()
    await page.goto(new URL('/settings?topic=losses&type=open#anki', site.url).href)
    await shown(page)
    const { bytes } = await exported(page)
    const { notes } = await readApkg(bytes)
    expect(notes.length).toBeGreaterThan(3)
  } finally {
    await site.close()
  }
})
