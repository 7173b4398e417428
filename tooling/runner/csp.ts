import type { Plugin } from 'vite'
import { frameScriptHash } from './bundle.ts'

/**
 * The policy of the page. `srcdoc` frames inherit it, so it names the frame's script by its hash and lets
 * blobs be scripts and workers, and WebAssembly be compiled (Python is made of it); the frame narrows it further for itself. `frame-src 'none'` does not keep
 * a `srcdoc` frame from loading, but keeps code in it from going elsewhere.
 */
function pagePolicy(frameHash: string): string {
  return [
    "default-src 'self'",
    `script-src 'self' '${frameHash}' 'wasm-unsafe-eval' blob:`,
    // Monaco and Mantine write style elements.
    "style-src 'self' 'unsafe-inline'",
    "font-src 'self'",
    "img-src 'self' data:",
    "connect-src 'self'",
    "worker-src 'self' blob:",
    "frame-src 'none'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ')
}

/** Puts the policy into the built page; the dev server's own inline scripts would not survive it. */
export function pageCsp(): Plugin {
  return {
    name: 'offhand-page-csp',
    apply: 'build',
    transformIndexHtml: async () => [
      {
        tag: 'meta',
        attrs: {
          'http-equiv': 'Content-Security-Policy',
          content: pagePolicy(await frameScriptHash()),
        },
        injectTo: 'head-prepend',
      },
    ],
  }
}
