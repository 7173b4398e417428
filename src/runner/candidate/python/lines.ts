import { limits } from '../../protocol.ts'

/** What is printed, piece by piece, as whole lines. */
export class Lines {
  private readonly decoder = new TextDecoder()
  private readonly tell: (line: string) => void
  private rest = ''

  constructor(tell: (line: string) => void) {
    this.tell = tell
  }

  add(bytes: Uint8Array): void {
    const text = this.decoder.decode(bytes, { stream: true })
    const pieces = text.split('\n')
    // A line without end is not collected for ever.
    if (this.rest.length <= limits.consoleText) this.rest += pieces[0] ?? ''
    for (const piece of pieces.slice(1)) {
      this.tell(this.rest)
      this.rest = piece
    }
  }

  /** Tells what has no end of line. */
  end(): void {
    if (this.rest !== '') this.tell(this.rest)
    this.rest = ''
  }
}
