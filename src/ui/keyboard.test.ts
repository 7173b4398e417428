import { describe, expect, test } from 'vitest'
import { createKeyboard, type KeyPress } from './keyboard.ts'

function setUp() {
  const keyboard = createKeyboard()
  const log: string[] = []
  const say = (word: string) => () => void log.push(word)
  const press = (key: string, more: Partial<KeyPress> = {}) => {
    let prevented = false
    keyboard.press({
      key,
      ctrlKey: false,
      metaKey: false,
      altKey: false,
      shiftKey: false,
      repeat: false,
      isComposing: false,
      defaultPrevented: false,
      timeStamp: 0,
      preventDefault: () => {
        prevented = true
      },
      on: 'page',
      ...more,
    })
    return prevented
  }
  return { keyboard, log, say, press }
}

describe('keyboard', () => {
  test('runs the named key and keeps the browser from its own', () => {
    const { keyboard, log, say, press } = setUp()
    keyboard.add({ layer: 'page', keys: () => ({ j: say('next') }) })
    expect(press('j')).toBe(true)
    expect(press('x')).toBe(false)
    expect(log).toEqual(['next'])
  })

  test('Ctrl and Cmd are one modifier; Shift counts for letters and Enter, not for signs', () => {
    const { keyboard, log, say, press } = setUp()
    keyboard.add({
      layer: 'page',
      keys: () => ({ 'mod+enter': say('run'), 'mod+shift+enter': say('submit'), '?': say('help') }),
    })
    press('Enter', { ctrlKey: true })
    press('Enter', { metaKey: true })
    press('Enter', { ctrlKey: true, shiftKey: true })
    press('?', { shiftKey: true })
    press('Enter')
    expect(log).toEqual(['run', 'run', 'submit', 'help'])
  })

  test('plain keys rest while the user types, Escape and Ctrl combinations do not', () => {
    const { keyboard, log, say, press } = setUp()
    keyboard.add({
      layer: 'page',
      keys: () => ({ j: say('j'), escape: say('escape'), 'mod+k': say('palette') }),
    })
    press('j', { on: 'text' })
    press('Escape', { on: 'text' })
    press('k', { on: 'text', ctrlKey: true })
    press('j', { on: 'text', isComposing: true })
    expect(log).toEqual(['escape', 'palette'])
  })

  test('Enter belongs to a focused button; a held Enter acts once', () => {
    const { keyboard, log, say, press } = setUp()
    keyboard.add({ layer: 'page', keys: () => ({ enter: say('enter') }) })
    expect(press('Enter', { on: 'control' })).toBe(false)
    press('Enter')
    expect(press('Enter', { repeat: true })).toBe(true)
    expect(log).toEqual(['enter'])
  })

  test('the page is asked before the app, whichever came first, and an open dialog hides both', () => {
    const { keyboard, log, say, press } = setUp()
    keyboard.add({ layer: 'page', keys: () => ({ '?': say('page') }) })
    keyboard.add({ layer: 'app', keys: () => ({ '?': say('app'), g: say('go') }) })
    press('?')
    press('g')
    const close = keyboard.add({ layer: 'dialog', keys: () => ({ escape: say('close') }) })
    press('?')
    press('g')
    press('Escape')
    close()
    press('?')
    expect(log).toEqual(['page', 'go', 'close', 'page'])
  })

  test('one key after another, if it comes soon', () => {
    const { keyboard, log, say, press } = setUp()
    keyboard.add({ layer: 'app', keys: () => ({ 'g t': say('today'), t: say('t') }) })
    press('g', { timeStamp: 0 })
    press('t', { timeStamp: 800 })
    press('g', { timeStamp: 5000 })
    press('t', { timeStamp: 9000 })
    expect(log).toEqual(['today', 't'])
  })

  test('lists what can be pressed, with its words, once', () => {
    const { keyboard, say } = setUp()
    keyboard.add({
      layer: 'app',
      keys: () => ({
        '?': { run: say('?'), label: 'Keys' },
        'g t': { run: say('t'), label: 'Today' },
      }),
    })
    keyboard.add({
      layer: 'page',
      keys: () => ({
        enter: { run: say('e'), label: 'Start' },
        '?': { run: say('?'), label: 'Mine' },
        x: say('x'),
      }),
    })
    expect(keyboard.list()).toEqual([
      { keys: 'enter', label: 'Start' },
      { keys: '?', label: 'Mine' },
      { keys: 'g t', label: 'Today' },
    ])
  })
})
