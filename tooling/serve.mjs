// Serves dist/ as a static host would: files, a single-page fallback, and nothing else.
import { createServer } from 'node:http'
import path from 'node:path'
import sirv from 'sirv'
import { root } from './setup.mjs'

/** Listens on `port` (or the next free one) and resolves with the address and a way to stop. */
export async function serve({
  folder = path.join(root, 'dist'),
  port = 4173,
  base = '/',
  onRequest,
} = {}) {
  const files = sirv(folder, {
    single: true,
    etag: true,
    dotfiles: false,
    setHeaders: (response, file) => {
      // Names under assets/ carry a hash; everything else must be asked for again.
      const lasting = /^\/?assets\//.test(file)
      response.setHeader(
        'Cache-Control',
        lasting ? 'public, max-age=31536000, immutable' : 'no-cache',
      )
      response.setHeader('X-Content-Type-Options', 'nosniff')
    },
  })
  const server = createServer((request, response) => {
    onRequest?.(request)
    const url = request.url ?? '/'
    if (!url.startsWith(base)) {
      response.writeHead(302, { Location: base }).end()
      return
    }
    request.url = `/${url.slice(base.length)}`
    files(request, response, () => response.writeHead(404).end())
  })
  const actual = await listen(server, port)
  return {
    url: `http://127.0.0.1:${actual}${base}`,
    port: actual,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve(undefined))
      }),
  }
}

function listen(server, port) {
  return new Promise((resolve, reject) => {
    server.once('error', (error) => {
      if (error.code === 'EADDRINUSE' && port !== 0) resolve(listen(server, port + 1))
      else reject(error)
    })
    server.listen(port, '127.0.0.1', () => resolve(server.address().port))
  })
}
