import type { IncomingMessage } from 'node:http'

export interface Served {
  readonly url: string
  readonly port: number
  readonly close: () => Promise<void>
}
export function serve(options?: {
  readonly folder?: string
  readonly port?: number
  readonly base?: string
  readonly onRequest?: (request: IncomingMessage) => void
}): Promise<Served>
