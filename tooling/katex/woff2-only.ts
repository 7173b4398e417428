import type { Plugin } from 'vite'

/**
 * Every browser that runs the app reads woff2, so KaTeX's woff and ttf copies are not shipped.
 * `no-inline` keeps the small ones out of the CSS: the page's CSP loads fonts from its own origin only.
 */
export function katexWoff2Only(): Plugin {
  return {
    name: 'offhand-katex-woff2-only',
    enforce: 'pre',
    transform: {
      filter: { id: /katex(?:\.min)?\.css$/ },
      handler: (css) => ({
        code: css
          .replace(/,\s*url\([^)]+\.(?:woff|ttf)\)\s*format\([^)]+\)/g, '')
          .replace(/url\(([^)]+\.woff2)\)/g, 'url($1?no-inline)'),
        map: null,
      }),
    },
  }
}
