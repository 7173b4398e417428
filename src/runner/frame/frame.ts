import type { FromFrame, Provisions, StartFrame, ToFrame, WorkerStarted } from '../protocol.ts'

/**
 * The script of a sandboxed frame of opaque origin. It only starts and ends workers. The candidate's frame
 * keeps a spare one started, so that a fresh realm is there the moment the old one has to go.
 */
let url = ''
let keepsSpare = false
/** What each worker gets before its port; the first one that is started adds to it. */
let provisions: object | null = null
let hasKept = false
let current: Started | null = null
let spare: Started | null = null

interface Started {
  readonly worker: Worker
  readonly give: (port: MessagePort) => void
}

const post = (message: FromFrame): void => parent.postMessage(message, '*')

function newWorker(): Started {
  const worker = new Worker(url)
  worker.onerror = (event) => {
    event.preventDefault()
    post({ type: 'problem', text: `a worker could not go on: ${event.message}` })
  }
  const hand = (port: MessagePort): void => worker.postMessage(null, [port])
  if (!provisions) return { worker, give: hand }
  // Code of the user's comes through the port. So the port waits for what the worker has to say to the
  // frame, and nothing that it says later is heard.
  let hasSpoken = false
  let waiting: MessagePort | null = null
  worker.onmessage = ({ data }: MessageEvent<WorkerStarted>) => {
    worker.onmessage = null
    hasSpoken = true
    if (waiting) hand(waiting)
    keep(data)
  }
  worker.postMessage(provisions)
  const give = (port: MessagePort): void => {
    if (hasSpoken) hand(port)
    else waiting = port
  }
  return { worker, give }
}

/** A spare is started only now: beside the first worker, it would do the same work over again. */
function keep({ shared, left }: WorkerStarted): void {
  if (hasKept || !shared) return
  hasKept = true
  provisions = { ...provisions, ...shared, ...left }
  if (left) {
    const blobs = Object.entries(left).map(([name, bytes]) => [name, new Blob([bytes])] as const)
    post({ type: 'left', left: Object.fromEntries(blobs) })
  }
  fillSpare()
}

const bytesIn = async (blob: Blob): Promise<Uint8Array> => new Uint8Array(await blob.arrayBuffer())

/** The bytes behind the blobs. */
async function opened(given: Provisions): Promise<object> {
  const read = Object.entries(given).map(async ([name, value]) => [
    name,
    await (value instanceof Blob ? bytesIn(value) : Promise.all(value.map(bytesIn))),
  ])
  return Object.fromEntries((await Promise.all(read)) as [string, unknown][])
}

async function start(message: StartFrame): Promise<void> {
  if (message.provisions) provisions = await opened(message.provisions)
  url = URL.createObjectURL(new Blob([message.script], { type: 'text/javascript' }))
  keepsSpare = message.spare
  fillSpare()
}

function fillSpare(): void {
  if (keepsSpare) spare ??= newWorker()
}

function endCurrent(): void {
  current?.worker.terminate()
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
  current.give(port)
  if (!provisions || hasKept) fillSpare()
}

addEventListener('message', (event: MessageEvent<ToFrame>) => {
  if (event.source !== parent) return
  const message = event.data
  switch (message.type) {
    case 'start':
      start(message).then(
        () => post({ type: 'done', id: message.id }),
        (error: unknown) => post({ type: 'problem', text: `the frame could not start: ${error}` }),
      )
      return
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
