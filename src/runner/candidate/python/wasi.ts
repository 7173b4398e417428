import type { Files } from './files.ts'
import { Descriptors, type Print } from './descriptors.ts'
import { fileCalls } from './wasi-files.ts'
import { folderCalls } from './wasi-folders.ts'
import { ok, unsupported } from './wasi-codes.ts'

/** A function of a WASM import or export: numbers, and bigints for i64. */
export type WasmFunction = (...args: never[]) => unknown

class ProgramExit extends Error {
  constructor(code: number) {
    super(`the program ended itself with ${code}`)
  }
}

export interface WasiOptions {
  readonly files: Files
  readonly environment: Readonly<Record<string, string>>
  readonly print: Print
}

/** The part of WASI preview 1 that CPython needs: files in memory, clocks, randomness. Nothing leads out. */
export class Wasi {
  readonly descriptors: Descriptors
  private readonly environment: readonly string[]
  private current: WebAssembly.Memory | null = null
  private bytesNow = new Uint8Array(0)
  private viewNow = new DataView(new ArrayBuffer(0))

  constructor({ files, environment, print }: WasiOptions) {
    this.descriptors = new Descriptors(files, print)
    this.environment = Object.entries(environment).map(([name, value]) => `${name}=${value}`)
  }

  set memory(memory: WebAssembly.Memory) {
    this.current = memory
  }

  /** The memory as bytes. Growing replaces the buffer, so no view is kept across a call. */
  bytes(): Uint8Array {
    this.refresh()
    return this.bytesNow
  }

  view(): DataView {
    this.refresh()
    return this.viewNow
  }

  private refresh(): void {
    if (!this.current) throw new Error('the interpreter has no memory yet')
    const { buffer } = this.current
    if (this.bytesNow.buffer === buffer) return
    this.bytesNow = new Uint8Array(buffer)
    this.viewNow = new DataView(buffer)
  }

  text(pointer: number, length: number): string {
    return new TextDecoder().decode(this.bytes().slice(pointer, pointer + length))
  }

  fillRandom(pointer: number, length: number): void {
    const most = 65_536
    for (let done = 0; done < length; done += most)
      crypto.getRandomValues(
        this.bytes().subarray(
          pointer + done,
          pointer + Math.min(length, done + most),
        ) as Uint8Array<ArrayBuffer>,
      )
  }

  /** What `wasi_snapshot_preview1` is to a module. */
  imports(): Record<string, WasmFunction> {
    return { ...fileCalls(this), ...folderCalls(this), ...this.processCalls() }
  }

  private processCalls(): Record<string, WasmFunction> {
    const program = ['python']
    return {
      args_get: (pointers: number, texts: number) => this.putTexts(program, pointers, texts),
      args_sizes_get: (count: number, size: number) => this.putSizes(program, count, size),
      environ_get: (pointers: number, texts: number) =>
        this.putTexts(this.environment, pointers, texts),
      environ_sizes_get: (count: number, size: number) =>
        this.putSizes(this.environment, count, size),
      clock_res_get: (_clock: number, pointer: number) => {
        this.view().setBigUint64(pointer, 1000n, true)
        return ok
      },
      clock_time_get: (clock: number, _precision: bigint, pointer: number) => {
        const ms = (clock === 0 ? performance.timeOrigin : 0) + performance.now()
        this.view().setBigUint64(pointer, BigInt(Math.round(ms * 1e6)), true)
        return ok
      },
      random_get: (pointer: number, length: number) => {
        this.fillRandom(pointer, length)
        return ok
      },
      poll_oneoff: (subscriptions: number, events: number, count: number, done: number) =>
        this.sleep(subscriptions, events, count, done),
      sched_yield: () => ok,
      proc_exit: (code: number) => {
        throw new ProgramExit(code)
      },
      sock_recv: () => unsupported,
      sock_send: () => unsupported,
      sock_shutdown: () => unsupported,
    }
  }

  private putTexts(texts: readonly string[], pointers: number, target: number): number {
    let next = target
    texts.forEach((text, i) => {
      const bytes = new TextEncoder().encode(`${text}\0`)
      this.view().setUint32(pointers + 4 * i, next, true)
      this.bytes().set(bytes, next)
      next += bytes.length
    })
    return ok
  }

  private putSizes(texts: readonly string[], count: number, size: number): number {
    const total = texts.reduce((sum, text) => sum + new TextEncoder().encode(text).length + 1, 0)
    this.view().setUint32(count, texts.length, true)
    this.view().setUint32(size, total, true)
    return ok
  }

  /** `time.sleep`: nothing else runs in this thread, so it waits by asking the clock. */
  private sleep(subscriptions: number, events: number, count: number, done: number): number {
    const view = this.view()
    const now = performance.now()
    let until = now
    for (let i = 0; i < count; i++) {
      const at = subscriptions + 48 * i
      const isClock = view.getUint8(at + 8) === 0
      const isAbsolute = (view.getUint16(at + 40, true) & 1) === 1
      const ms = Number(view.getBigUint64(at + 24, true)) / 1e6
      if (isClock) until = Math.max(until, isAbsolute ? ms : now + ms)
    }
    while (performance.now() < until);
    this.bytes().fill(0, events, events + 32)
    view.setBigUint64(events, view.getBigUint64(subscriptions, true), true)
    view.setUint32(done, 1, true)
    return ok
  }
}
