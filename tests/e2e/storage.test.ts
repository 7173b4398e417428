import { describe, expect, test } from 'vitest'
import { appSuite, sees } from './app.ts'
import { until } from './harness.ts'
import { answerOne, stored } from './stored.ts'

const app = appSuite()

describe('when the page is left', () => {
  test('what it shows is stored, even if it is left at that very moment', async () => {
    const { page } = await app.open('/questions/sqrt-dk-divided-by-dk', {}, () => {
      const leaveOnce = new MutationObserver(() => {
        if (!document.body.innerText.includes('It is not asked until you take it back.')) return
        leaveOnce.disconnect()
        location.assign('/questions?status=aside')
      })
      addEventListener('DOMContentLoaded', () =>
        leaveOnce.observe(document.body, { childList: true, subtree: true }),
      )
    })
    await page.keyboard.press('x')
    await page.waitForURL('**/questions?status=aside')
    await until(
      'the question in the list',
      async () => (await page.locator('main li a[href*="/questions/"]').count()) === 1,
    )
  })
})

test('who leaves a session when the rating is there is not asked again', async () => {
  const { page } = await app.open('/quiz?ids=sqrt-dk-divided-by-dk', {}, () => {
    const leaveOnce = new MutationObserver(() => {
      if (!document.querySelector('[role=radiogroup][aria-label^=Rating]')) return
      leaveOnce.disconnect()
      if (sessionStorage.getItem('left')) return
      sessionStorage.setItem('left', 'yes')
      location.reload()
    })
    addEventListener('DOMContentLoaded', () =>
      leaveOnce.observe(document.body, { childList: true, subtree: true }),
    )
  })
  await page.keyboard.press('a')
  await page.keyboard.press('Enter')
  await until('the page is left', () =>
    page.evaluate(() => sessionStorage.getItem('left') === 'yes').catch(() => false),
  )
  await page.waitForLoadState()
  await sees(page, 'You can change it.')
  expect((await stored(page))['events']).toHaveLength(1)
})

describe('when the browser does not store', () => {
  test('a blocked IndexedDB is told, and the app works for the sitting', async () => {
    const { page } = await app.open('/', {}, () => {
      Object.defineProperty(window, 'indexedDB', { get: () => undefined })
    })
    await sees(page, 'The browser refused to store your progress.')
    await page.getByRole('link', { name: /Start with ten questions/ }).click()
    await sees(page, 'Question 1 of 10')
    await page.getByRole('link', { name: 'Offhand' }).click()
    await sees(page, 'A session is open.')
    await sees(page, 'The browser refused to store your progress.')
  })

  test('a full disk is told; what is answered counts, and is stored once there is room', async () => {
    const { page, reload } = await app.open('/questions/sqrt-dk-divided-by-dk', {}, () => {
      const add = IDBObjectStore.prototype.add
      const put = IDBObjectStore.prototype.put
      let full = true
      Object.assign(window, { makeRoom: () => (full = false) })
      const refuse = (store: IDBObjectStore): void => {
        if (full && store.name === 'events')
          throw new DOMException('The quota has been exceeded.', 'QuotaExceededError')
      }
      IDBObjectStore.prototype.add = function (...args) {
        refuse(this)
        return add.apply(this, args)
      }
      IDBObjectStore.prototype.put = function (...args) {
        refuse(this)
        return put.apply(this, args)
      }
    })
    await page.keyboard.press('a')
    await page.keyboard.press('Enter')
    await sees(page, 'The storage of this device is full.')
    await sees(page, 'You can change it.')
    await page.evaluate(() => (window as unknown as { makeRoom: () => void }).makeRoom())
    // Changing the rating records once more, and everything that waited is stored with it.
    await page.keyboard.press('2')
    await until(
      'the notice is gone',
      async () =>
        !(await page.locator('body').innerText()).includes('The storage of this device is full.'),
    )
    await reload()
    await page.goto(new URL('/', page.url()).href)
    await sees(page, 'In a row')
  })

  test('a database of a newer version of the app is left alone', async () => {
    const { page, goto } = await app.open('/')
    const version = await page.evaluate(async () => {
      const [info] = (await indexedDB.databases()).filter(({ name }) => /offhand/i.test(name ?? ''))
      const open = indexedDB.open(info?.name ?? '', (info?.version ?? 1) + 1000)
      await new Promise((resolve, reject) => {
        open.onsuccess = resolve
        open.onerror = reject
      })
      const { version: raised } = open.result
      open.result.close()
      return raised
    })
    await sees(page, 'Another tab has updated the data of Offhand.')
    await goto('/')
    await sees(page, 'Another tab has updated the data of Offhand.')
    const kept = await page.evaluate(
      async () =>
        (await indexedDB.databases()).find(({ name }) => /offhand/i.test(name ?? ''))?.version,
    )
    expect(kept).toBe(version)
  })
})

describe('two tabs', () => {
  test('the same session goes on in one of them only', async () => {
    const { page, goto } = await app.open('/quiz?ids=sqrt-dk-divided-by-dk,sqrt-dk-divided-by-dk')
    await sees(page, 'Question 1 of')
    const other = await page.context().newPage()
    await other.goto(page.url())
    await sees(other, 'This session is open in another tab.')
    await other.getByRole('button', { name: 'Go on here' }).click()
    await sees(other, 'Question 1 of')
    await sees(page, 'This session is open in another tab.')
    await answerOne(other)
    expect((await stored(page))['events']).toHaveLength(1)
    // Who leaves lets go.
    await other.close()
    await sees(page, 'Why')
    await goto('/')
    await sees(page, 'In a row')
  })

  test('each sees what the other answered', async () => {
    const { page } = await app.open('/')
    const other = await page.context().newPage()
    await other.goto(new URL('/questions/sqrt-dk-divided-by-dk', page.url()).href)
    await sees(other, 'About this question')
    await answerOne(other)
    await sees(page, 'In a row')
  })
})
