import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Runner } from '../../runner/run.ts'
import type { GreyImage, PictureCall } from './picture-call.ts'
import { createAttempts, type Tried } from './trying.ts'

export interface OwnImageState {
  readonly image: GreyImage
  /** The name of the user's file; null for the test card. */
  readonly name: string | null
  /** What is called, with `img` for the picture. */
  readonly call: string
  readonly running: boolean
  readonly tried: Tried | null
  readonly reference: Tried | null
  readonly unavailable: boolean
}

export interface OwnImage {
  readonly store: StoreApi<OwnImageState>
  readonly open: (image: GreyImage, name: string) => void
  readonly edit: (call: string) => void
  readonly run: () => Promise<void>
  readonly cancel: () => void
}

/** More would not be drawn, and takes a slow filter long. */
export const longestSide = 96

/** The user's code on a picture of their own, in the same sandbox as the checks; it stays on the device. */
export function createOwnImage(options: {
  readonly runner: Pick<Runner, 'tryCall'>
  readonly prepared: () => Promise<boolean>
  readonly source: () => string
  readonly reference: () => Promise<string | null>
  readonly about: PictureCall
}): OwnImage {
  const { runner, about } = options
  const kind = (image: GreyImage) => (about.kind === 'binary' ? binaryOf(image) : image)
  const store = createStore<OwnImageState>(() => ({
    image: kind(testCard),
    name: null,
    call: about.call,
    running: false,
    tried: null,
    reference: null,
    unavailable: false,
  }))
  const { attempt, cancel } = createAttempts(runner)
  return {
    store,
    open: (image, name) =>
      store.setState({ image: kind(image), name, tried: null, reference: null }),
    edit: (call) => store.setState({ call }),
    run: async () => {
      const { image, call, running } = store.getState()
      if (running || call.trim() === '') return
      store.setState({ running: true, unavailable: false })
      const expression = about.on(image, call)
      const tried = (await options.prepared()) ? await attempt(options.source(), expression) : null
      const over = tried === null || tried.failure !== null
      const solution = over ? null : await options.reference().catch(() => null)
      const reference = solution === null ? null : await attempt(solution, expression)
      store.setState({ running: false, tried, reference, unavailable: tried === null })
    },
    cancel,
  }
}

/** Brighter than the mean is foreground. */
export function binaryOf(image: GreyImage): GreyImage {
  const values = image.flat()
  const mean = values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length)
  return image.map((row) => row.map((value) => (value > mean ? 1 : 0)))
}

/** Grey as television has it (BT.601), from the bytes of a canvas. */
export const greyOf = (data: ArrayLike<number>, rows: number, columns: number): GreyImage =>
  Array.from({ length: rows }, (_, y) =>
    Array.from({ length: columns }, (__, x) => {
      const at = 4 * (y * columns + x)
      const [r = 0, g = 0, b = 0] = [data[at], data[at + 1], data[at + 2]]
      return Math.round(0.299 * r + 0.587 * g + 0.114 * b)
    }),
  )

/** For who has no picture at hand: a ramp, a disc, a frame, stripes, and a little noise. */
export const testCard: GreyImage = Array.from({ length: 48 }, (_, y) =>
  Array.from({ length: 64 }, (__, x) => {
    const noise = ((x * 7919 + y * 104_729) % 17) - 8
    const inDisc = (x - 20) ** 2 + (y - 22) ** 2 < 144
    const inFrame = x > 38 && x < 58 && y > 8 && y < 26
    const onEdge = inFrame && (x < 41 || x > 55 || y < 11 || y > 23)
    const stripes = y > 34 && y < 44 && x > 34
    const level = inDisc ? 220 : onEdge ? 20 : stripes ? ((x >> 2) % 2) * 200 + 30 : 60 + x
    return Math.max(0, Math.min(255, level + noise))
  }),
)
