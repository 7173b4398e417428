import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { Report } from './markup.ts'

/** Reads an SVG and refuses what would not survive both themes, the page's CSP or an offline visit. */
export function readFigure(folder: string, file: string, report: Report): string {
  const absolute = path.join(folder, file)
  if (!existsSync(absolute)) {
    report(['file'], `found no ${file} in the topic's folder; draw it or correct the name`)
    return ''
  }
  const svg = readFileSync(absolute, 'utf8').trim()
  const wrong = (message: string) => report(['file'], `${file}: ${message}`)
  if (!svg.startsWith('<svg') || !svg.endsWith('</svg>'))
    wrong('expected one <svg> element and nothing else')
  if (!/<svg[^>]*viewBox=/.test(svg)) wrong('found no viewBox; add one')
  if (/<script|<foreignObject|<style|\son\w+=|javascript:/i.test(svg))
    wrong('found script, style or foreignObject; use shapes and attributes only')
  if (/(href|src)\s*=\s*"(?!#)/i.test(svg))
    wrong('found a link to another file; keep the figure in one file')
  if (/#[0-9a-f]{3,8}\b|rgb\(|hsl\(/i.test(svg.replace(/url\(#[^)]*\)|href="#[^"]*"/g, '')))
    wrong('found a fixed colour; use currentColor or var(--…) so that both themes work')
  for (const match of svg.matchAll(/font-size="([\d.]+)/g))
    if (Number(match[1]) < 12) wrong(`found font-size ${match[1]}, expected 12 or more`)
  return svg.replace(/>\s+</g, '><')
}
