import type { Colours } from './colours.ts'

const font = 'system-ui, sans-serif'

/**
 * A figure that stands alone, outside our page: with its colours, its size and a font. `paper` lays it on
 * a ground of its own, for cards whose look is not ours.
 */
export function pictureOf(svg: string, colours: Colours, paper = false): string {
  const ink = colours['ink'] ?? 'black'
  const box = /viewBox="([^"]*)"/
    .exec(svg)?.[1]
    ?.trim()
    .split(/[\s,]+/)
  const [, , width, height] = box ?? []
  const own = [
    svg.slice(0, svg.indexOf('>')).includes('xmlns=') ? '' : 'xmlns="http://www.w3.org/2000/svg"',
    width !== undefined && height !== undefined ? `width="${width}" height="${height}"` : '',
    `font-family="${font}"`,
    paper ? `style="background:${colours['paper'] ?? 'white'}"` : '',
  ]
  return svg
    .replace('<svg', ['<svg', ...own.filter((attribute) => attribute !== '')].join(' '))
    .replaceAll('var(--font-ui)', font)
    .replace(/var\(--([a-z0-9-]+)(?:,[^)]*)?\)/g, (_, name: string) => colours[name] ?? ink)
    .replaceAll('currentColor', ink)
}

/** Inside a text file a picture is part of its address. */
export const dataAddress = (svg: string): string =>
  `data:image/svg+xml,${encodeURIComponent(svg).replace(/'/g, '%27')}`
