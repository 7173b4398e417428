import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { coloursOf } from './colours.ts'
import { dataAddress, pictureOf } from './picture.ts'

const tokens = readFileSync(path.resolve(import.meta.dirname, '../../ui/tokens.css'), 'utf8')
const light = { ink: '#000', accent: '#742c5c', paper: '#fff' }

test('the tokens of both themes are read from the one place that has them', () => {
  expect(coloursOf(tokens, 'light')).toMatchObject({ ink: '#1d1b1a', accent: '#742c5c' })
  expect(coloursOf(tokens, 'dark')).toMatchObject({ ink: '#ebe8e3', accent: '#dca5c7' })
})

test('a figure outside the page has size, font and colours of its own', () => {
  const svg =
    '<svg viewBox="0 0 30 20"><text font-family="var(--font-ui)" style="fill: currentColor">a</text><path stroke="var(--accent)" fill="var(--none, red)"/></svg>'
  expect(pictureOf(svg, light)).toMatchInlineSnapshot(
    `"<svg xmlns="http://www.w3.org/2000/svg" width="30" height="20" font-family="system-ui, sans-serif" viewBox="0 0 30 20"><text font-family="system-ui, sans-serif" style="fill: #000">a</text><path stroke="#742c5c" fill="#000"/></svg>"`,
  )
  expect(pictureOf(svg, light, true)).toContain('style="background:#fff"')
})

test('what it has already is not said twice', () => {
  const svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><path/></svg>'
  expect(pictureOf(svg, light).match(/xmlns/g)).toHaveLength(1)
})

test('as an address it has nothing that ends an attribute', () => {
  const address = dataAddress('<svg a="1" b=\'2\'>#</svg>')
  expect(address).not.toMatch(/["'<>#]/)
  expect(decodeURIComponent(address)).toContain('<svg a="1" b=\'2\'>#</svg>')
})
