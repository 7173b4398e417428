import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { appSuite, sees } from './app.ts'
import { until } from './harness.ts'
import { answerOne } from './stored.ts'

const app = appSuite()

/** The browser's own window cannot be clicked: a private folder stands for the picked one. */
const pickPrivateFolder = () => {
  Object.assign(window, {
    showDirectoryPicker: async () => {
      const root = await navigator.storage.getDirectory()
      return root.getDirectoryHandle('picked', { create: true })
    },
  })
}
const files = (page: Page) =>
  page.evaluate(async () => {
    const root = await navigator.storage.getDirectory()
    const picked = await root.getDirectoryHandle('picked', { create: true })
    const sizes: Record<string, number> = {}
    const entries = picked as unknown as {
      entries: () => AsyncIterable<[string, FileSystemFileHandle]>
    }
    for await (const [name, file] of entries.entries()) sizes[name] = (await file.getFile()).size
    return sizes
  })
const row = (page: Page) => page.locator('#backup')

describe('automatic backups', () => {
  test('are written into the picked folder, once a day and on demand, and go on after a reload', async () => {
    const { page, goto } = await app.open('/settings', {}, pickPrivateFolder)
    expect(await files(page)).toEqual({})
    await row(page).getByRole('button', { name: 'Choose a folder' }).click()
    await sees(page, /Once a day into “picked”\.\s+Last written/)
    const first = await files(page)
    const [name = ''] = Object.keys(first)
    expect(Object.keys(first)).toHaveLength(1)
    expect(name).toMatch(/^offhand-auto-[0-9a-z]{4}-\d{4}-\d{2}-\d{2}\.json\.gz$/)

    // The same day: nothing by itself, everything on demand.
    await goto('/questions/sqrt-dk-divided-by-dk')
    await answerOne(page)
    await goto('/settings')
    await sees(page, /Once a day into “picked”/)
    expect(await files(page)).toEqual(first)
    await row(page).getByRole('button', { name: 'Back up now' }).click()
    await until('a larger file', async () => ((await files(page))[name] ?? 0) > (first[name] ?? 0))

    await row(page).getByRole('button', { name: 'Stop' }).click()
    await sees(page, 'Choose a folder')
    expect(Object.keys(await files(page))).toEqual([name])
  })

  test('catch up at the next visit on another day', async () => {
    const { page, goto, reload } = await app.open('/settings', {}, pickPrivateFolder)
    await row(page).getByRole('button', { name: 'Choose a folder' }).click()
    await sees(page, /Last written/)
    await goto('/questions/sqrt-dk-divided-by-dk')
    await answerOne(page)
    await page.clock.setFixedTime(Date.now() + 26 * 3_600_000)
    await reload()
    await until('two files', async () => Object.keys(await files(page)).length === 2)
    // What has not changed is not written again.
    await page.clock.setFixedTime(Date.now() + 60 * 3_600_000)
    await goto('/settings')
    await sees(page, /Last written/)
    expect(Object.keys(await files(page))).toHaveLength(2)
  })

  test('say when the permission is gone, and write again once it is given', async () => {
    const { page, reload } = await app.open('/settings', {}, () => {
      Object.assign(window, {
        showDirectoryPicker: async () => {
          const root = await navigator.storage.getDirectory()
          return root.getDirectoryHandle('picked', { create: true })
        },
      })
      let answer = sessionStorage.getItem('visited') ? 'prompt' : 'granted'
      sessionStorage.setItem('visited', 'yes')
      Object.assign(FileSystemHandle.prototype, {
        queryPermission: () => Promise.resolve(answer),
        requestPermission: () => Promise.resolve((answer = 'granted')),
      })
    })
    await row(page).getByRole('button', { name: 'Choose a folder' }).click()
    await sees(page, /Last written/)
    await reload()
    await sees(page, 'The browser wants your permission again.')
    await row(page).getByRole('button', { name: 'Allow it again' }).click()
    await until(
      'it is allowed',
      async () => (await row(page).getByRole('button', { name: 'Back up now' }).count()) === 1,
    )
  })

  test('a browser without folders says so', async () => {
    const { page } = await app.open('/settings', {}, () => {
      delete (window as { showDirectoryPicker?: unknown }).showDirectoryPicker
    })
    await sees(page, 'This browser lets no page write into a folder')
  })
})
