import { integer, pick, type Random } from '../../src/base/random.ts'
import { defineGenerator, grouped } from '../../src/content/generator.ts'

/** Angles with short sines and cosines. */
const angles = [
  { cos: 0.8, sin: 0.6, degrees: 36.9 },
  { cos: 0.6, sin: 0.8, degrees: 53.1 },
  { cos: 0.96, sin: 0.28, degrees: 16.3 },
  { cos: 0.28, sin: 0.96, degrees: 73.7 },
] as const

export interface Turn {
  readonly width: number
  readonly height: number
  readonly angle: (typeof angles)[number]
}

const tidy = (value: number): number => Number(value.toFixed(6))

const canvas = ({ width: w, height: h, angle: { cos, sin } }: Turn) => ({
  width: tidy(w * cos + h * sin),
  height: tidy(w * sin + h * cos),
})

function outcomes(turn: Turn) {
  const { width: w, height: h } = turn
  const { width, height } = canvas(turn)
  return {
    value: tidy(width * height - w * h),
    whole: tidy(width * height),
    diagonal: w * w + h * h - w * h,
  }
}

function drawTurn(random: Random): Turn {
  for (;;) {
    const turn = {
      width: 100 * integer(random, 2, 12),
      height: 100 * integer(random, 2, 12),
      angle: pick(random, angles),
    }
    const values = [...Object.values(outcomes(turn)), turn.width * turn.height]
    if (turn.width !== turn.height && new Set(values).size === values.length) return turn
  }
}

const turned = defineGenerator<Turn>({
  id: 'rotation-warp-black-corners',
  concept: 'rotation-warp',
  type: 'numeric',
  difficulty: 3,
  title: { en: 'Black corners of a turned photo', zh: '旋转后照片的黑角' },
  seconds: 120,
  draw: drawTurn,
  ask: (turn) => {
    const { width: w, height: h, angle } = turn
    const { value, whole, diagonal } = outcomes(turn)
    const size = canvas(turn)
    const line = (a: number, b: number): string => String.raw`${a}\cdot${w}+${b}\cdot${h}`
    const working = [
      String.raw`$$\begin{aligned}`,
      String.raw`W' &= ${line(angle.cos, angle.sin)} = ${size.width}\\`,
      String.raw`H' &= ${line(angle.sin, angle.cos)} = ${size.height}`,
      String.raw`\end{aligned}$$`,
    ].join('\n')
    const product = String.raw`$${size.width}\cdot${size.height} = ${whole}$`
    const difference = String.raw`$${whole}-${w * h} = ${value}$`
    const lengths = String.raw`$\cos\theta=${angle.cos}$`
    const sines = String.raw`$\sin\theta=${angle.sin}$`
    return {
      stem: {
        en: `A photo of ${w}×${h} pixels (width × height) is turned by about ${angle.degrees}° with ${lengths} and ${sines}. The new canvas is the smallest upright rectangle that holds the whole turned photo; what the photo does not cover stays black.\n\nTaking pixels as area, how many pixels of the canvas are black?`,
        zh: `一张${w}×${h}像素（宽×高）的照片旋转约${angle.degrees}°，${lengths}，${sines}。新画布取能容纳整张旋转后照片的最小正放矩形，照片没有覆盖的部分为黑色。\n\n按面积计，画布上黑色部分有多少像素？`,
      },
      answer: {
        value,
        unit: { en: 'pixels', zh: '像素' },
        mistakes: [
          {
            value: whole,
            why: {
              en: 'That is the whole canvas. The photo covers as much of it as before: rotation keeps areas.',
              zh: '这是整个画布的面积；旋转不改变面积，照片占去的部分要减掉。',
            },
          },
          {
            value: diagonal,
            why: {
              en: 'Takes a square on the diagonal as the canvas. That holds every angle, but is too large for this one.',
              zh: '画布取了以对角线为边长的正方形；它对任何角度都够大，但对这个角度偏大。',
            },
          },
          {
            value: 0,
            why: {
              en: 'The area of the photo is kept, but its bounding rectangle grows.',
              zh: '照片的面积不变，但外接矩形变大了。',
            },
          },
        ],
      },
      explanation: {
        en: `Each side of the photo contributes its projection to each side of the canvas:\n\n${working}\n\nThe canvas has ${product} pixels, the photo covers ${grouped(w * h)}, and ${difference} are black.\n\nIn general the corners are $\\sin\\theta\\cos\\theta\\,(w^2+h^2)$: four right triangles, each with a side of the photo as its longest side. With \`warpAffine\` one passes $(W',H')$ as \`dsize\` and adds $W'/2-w/2$ and $H'/2-h/2$ to the translation, or the corners get cut off.`,
        zh: `照片的每条边在画布的宽和高上都有投影：\n\n${working}\n\n画布共${product}像素，照片占${w * h}，黑色部分为${difference}。\n\n一般地，黑角的面积为$\\sin\\theta\\cos\\theta\\,(w^2+h^2)$：四个直角三角形，分别以照片的四条边为斜边。用\`warpAffine\`时要把$(W',H')$作为\`dsize\`传入，并给平移量加上$W'/2-w/2$和$H'/2-h/2$，否则四角会被裁掉。`,
      },
    }
  },
})

export const generators = [turned]
