import type { CodeLanguage } from '../../base/code-language.ts'
import type { Exercise } from '../../content/types.ts'

/** Grey levels 0 … 255, row by row; of a binary image 0 or 1. */
export type GreyImage = readonly (readonly number[])[]

/** How a picture is given to the code. */
export interface PictureCall {
  /** What is called at first, with `img` for the picture. */
  readonly call: string
  readonly kind: 'grey' | 'binary'
  /** A call with the picture in it: an expression over the code. */
  readonly on: (image: GreyImage, call: string) => string
}

/** Null where a picture makes no sense. */
export function pictureCallOf(
  { entry, ownImage, python }: Pick<Exercise, 'entry' | 'ownImage' | 'python'>,
  language: CodeLanguage,
): PictureCall | null {
  if (!ownImage) return null
  const { call, kind } = ownImage
  if (language === 'typescript') return { call, kind, on: inTypeScript }
  const isWhole = python?.signatures[entry]?.arguments?.[0] === 'int-array'
  return { call: ownImage.python, kind, on: inPython(isWhole ? 'int32' : 'float64') }
}

// The call stands on lines of its own: a comment at its end hides nothing.
const inTypeScript: PictureCall['on'] = (image, call) =>
  `((img) => (\n${call}\n))(${JSON.stringify(image)})`

/** With NumPy as `np`, whatever the code itself calls it. */
const inPython =
  (dtype: string): PictureCall['on'] =>
  (image, call) =>
    [
      '(lambda np: (lambda img: (',
      call,
      `))(np.array(${JSON.stringify(image)}, dtype=np.${dtype})))(__import__("numpy"))`,
    ].join('\n')
