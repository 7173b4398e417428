import type { FromFrame, ToFrame } from '../protocol.ts'

/**
 * The script of a sandboxed frame of opaque origin. It only starts and ends workers. The candidate's frame
 * keeps a spare one started, so that a fresh realm is there the moment the old one has to go.
 */
let url = ''
let keepsSpare = false
let current: Worker | null = null
let spare: Worker | null = null

const post = (message: FromFrame): void => parent.postMessage(message, '*')

function newWorker(): Worker {
  const worker = new Worker(url)
  worker.onerror = (event) => {
    event.preventDefault()
    post({ type: 'problem', text: `a worker could not go on: ${event.message}` })
  }
  return worker
}

function endCurrent(): void {
  current?.terminate()
  current = null
}

function spawn(port: MessagePort | undefined): void {
  endCurrent()
  if (!port) {
    post({ type: 'problem', text: 'a worker was asked for without a port' })
    return
  }
  current = spare ?? newWorker()
  spare = null
  current.postMessage(null, [port])
  if (keepsSpare) spare = newWorker()
}

addEventListener('message', (event: MessageEvent<ToFrame>) => {
  if (event.source !== parent) return
  const message = event.data
  switch (message.type) {
    case 'start':
      url = URL.createObjectURL(new Blob([message.script], { type: 'text/javascript' }))
      keepsSpare = message.spare
      if (keepsSpare) spare = newWorker()
      break
    case 'spawn':
      spawn(event.ports[0])
      break
    case 'kill':
      endCurrent()
      break
    case 'ping':
      break
    default:
      post({ type: 'problem', text: 'the frame received an unknown message' })
      return
  }
  post({ type: 'done', id: message.id })
})
post({ type: 'ready' })
