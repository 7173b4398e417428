import { script as frameScript } from 'virtual:offhand/frame-script'
import type { Provisions } from './engine.ts'
import type { FromFrame, ToFrame } from './protocol.ts'

/** A sandboxed frame of opaque origin with one worker in it. */
export interface Box {
  /** Ends the worker and gives the port of a fresh one; null when the frame does not answer. */
  readonly spawn: () => Promise<MessagePort | null>
  readonly kill: () => void
  readonly answers: (withinMs: number) => Promise<boolean>
  readonly dispose: () => void
}

/**
 * What the frame may do: run this inline script, and workers and modules from blobs it made itself; compile
 * WebAssembly only where its engine is made of it.
 */
const framePolicy = (wasm: string): string =>
  `default-src 'none'; script-src 'unsafe-inline'${wasm} blob:; worker-src blob:`

/**
 * `srcdoc`, because a sandboxed frame with a URL is not served by the service worker and would not load
 * offline. The text of the script must stay as it is: the page's policy names its hash.
 */
const frameHtml = (policy: string): string =>
  `<!doctype html><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy}"><script>${frameScript}</script>`

export interface BoxOptions {
  readonly mount: HTMLElement
  /** What its workers run. */
  readonly script: string
  readonly provisions?: Provisions
  /** Told once, and never about a worker that had code of the user's in it. */
  readonly onLeft?: ((left: Provisions) => void) | undefined
  /** Keep one more worker started, for the next spawn. */
  readonly spare: boolean
  /** How long a frame may take to start, and an answer of a started one. */
  readonly startMs: number
  readonly answerMs: number
  readonly report: (problem: string) => void
}

/** Null when the frame does not start. */
export async function openBox(options: BoxOptions): Promise<Box | null> {
  const { mount, script, provisions, spare, startMs, answerMs, report } = options
  const frame = document.createElement('iframe')
  const waiting = new Map<number | 'ready', (answered: boolean) => void>()
  let onLeft = options.onLeft
  let lastId = 0

  const receive = ({ source, data }: MessageEvent<FromFrame>): void => {
    if (source !== frame.contentWindow) return
    switch (data.type) {
      case 'ready':
      case 'done': {
        const key = data.type === 'ready' ? data.type : data.id
        waiting.get(key)?.(true)
        break
      }
      case 'left':
        onLeft?.(data.left)
        onLeft = undefined
        break
      case 'problem':
        report(data.text)
        break
      default:
        report('a frame sent an unknown message')
    }
  }
  const arrival = (key: number | 'ready', withinMs: number): Promise<boolean> =>
    new Promise((resolve) => {
      const settle = (answered: boolean): void => {
        clearTimeout(timer)
        waiting.delete(key)
        resolve(answered)
      }
      const timer = setTimeout(() => settle(false), withinMs)
      waiting.set(key, settle)
    })
  const ask = (
    message: (id: number) => ToFrame,
    withinMs = answerMs,
    transfer: Transferable[] = [],
  ): Promise<boolean> => {
    const id = ++lastId
    const answered = arrival(id, withinMs)
    // A frame of opaque origin has no origin that could be named.
    frame.contentWindow?.postMessage(message(id), '*', transfer)
    return answered
  }
  const dispose = (): void => {
    window.removeEventListener('message', receive)
    frame.remove()
    for (const settle of waiting.values()) settle(false)
  }

  frame.setAttribute('sandbox', 'allow-scripts')
  frame.setAttribute('aria-hidden', 'true')
  frame.tabIndex = -1
  frame.style.cssText = 'position:absolute;width:0;height:0;border:0;visibility:hidden'
  frame.srcdoc = frameHtml(framePolicy(provisions ? " 'wasm-unsafe-eval'" : ''))
  window.addEventListener('message', receive)
  const ready = arrival('ready', startMs)
  mount.append(frame)
  const start = (id: number): ToFrame => ({
    ...{ type: 'start', id, script, spare },
    ...(provisions && { provisions }),
  })
  if (!(await ready) || !(await ask(start, startMs))) {
    dispose()
    return null
  }

  return {
    spawn: async () => {
      const { port1, port2 } = new MessageChannel()
      const spawned = await ask((id) => ({ type: 'spawn', id }), answerMs, [port2])
      return spawned ? port1 : null
    },
    kill: () => void ask((id) => ({ type: 'kill', id })),
    answers: (withinMs) => ask((id) => ({ type: 'ping', id }), withinMs),
    dispose,
  }
}
