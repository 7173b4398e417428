import { integer, pick, type Random } from '../../src/base/random.ts'
import { defineGenerator } from '../../src/content/generator.ts'

/** A plate with one rectangular hole; the margins are what stands between hole and outer border. */
export interface Plate {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
  readonly holeWidth: number
  readonly holeHeight: number
  readonly kernel: number
}

const sides = ({ left, right, top, bottom, holeWidth, holeHeight }: Plate) => ({
  width: left + holeWidth + right,
  height: top + holeHeight + bottom,
})

/** The plate, grown by `outer` in each dimension, without its hole, grown by `inner`. */
function area(plate: Plate, outer: number, inner: number): number {
  const { width, height } = sides(plate)
  const hole = Math.max(0, plate.holeWidth + inner) * Math.max(0, plate.holeHeight + inner)
  return (width + outer) * (height + outer) - hole
}

function outcomes(plate: Plate) {
  const whole = plate.kernel - 1
  return {
    right: area(plate, -whole, whole),
    holeKept: area(plate, -whole, 0),
    holeShrunk: area(plate, -whole, -whole),
    wholeSide: area(plate, -plate.kernel, plate.kernel),
    dilated: area(plate, whole, -whole),
  }
}

const differ = (plate: Plate): boolean => {
  const values = Object.values(outcomes(plate))
  return new Set(values).size === values.length
}

function drawPlate(random: Random): Plate {
  const kernel = pick(random, [3, 5])
  const margin = (): number => integer(random, kernel + 1, kernel + 7)
  const plate: Plate = {
    left: margin(),
    right: margin(),
    top: margin(),
    bottom: margin(),
    holeWidth: integer(random, 2, 9),
    holeHeight: integer(random, 2, 9),
    kernel,
  }
  return differ(plate) ? plate : drawPlate(random)
}

const plateWithHole = defineGenerator<Plate>({
  id: 'erosion-plate-with-hole-drawn',
  concept: 'erosion',
  type: 'numeric',
  difficulty: 2,
  title: { en: 'Eroding a plate with a hole', zh: '腐蚀带孔的矩形' },
  seconds: 75,
  exercises: ['morphology'],
  draw: drawPlate,
  ask: (plate) => {
    const { kernel, left, top, holeWidth, holeHeight } = plate
    const { width, height } = sides(plate)
    const { right, holeKept, holeShrunk, wholeSide, dilated } = outcomes(plate)
    const whole = kernel - 1
    const element = String.raw`$${kernel}\times${kernel}$`
    const size = (w: number, h: number): string => String.raw`${w}\times${h}`
    const working = [
      String.raw`$$\begin{aligned}`,
      String.raw`\text{plate} &: ${size(width - whole, height - whole)} = ${(width - whole) * (height - whole)}\\`,
      String.raw`\text{hole} &: ${size(holeWidth + whole, holeHeight + whole)} = ${(holeWidth + whole) * (holeHeight + whole)}\\`,
      String.raw`\text{rest} &: ${(width - whole) * (height - whole)} - ${(holeWidth + whole) * (holeHeight + whole)} = ${right}`,
      String.raw`\end{aligned}$$`,
    ].join('\n')
    return {
      stem: {
        en: String.raw`A binary image shows one white plate on black, $${size(width, height)}$ pixels (width × height), with a rectangular black hole of $${size(holeWidth, holeHeight)}$ pixels. Left of the hole there are ${left} white columns, above it ${top} white rows. White is foreground, and the plate is far from the image border.

The image is eroded once with a ${element} square, origin in the centre. How many white pixels are left?`,
        zh: String.raw`一幅二值图像，黑底上有一块$${size(width, height)}$像素（宽×高）的白色矩形，矩形中有一个$${size(holeWidth, holeHeight)}$像素的黑色矩形孔。孔的左侧有${left}列白色像素，上方有${top}行白色像素。白色为前景，矩形离图像边界很远。

用${element}正方形（原点在中心）腐蚀一次，还剩多少个白色像素？`,
      },
      answer: {
        value: right,
        mistakes: [
          {
            value: holeKept,
            why: {
              en: 'The outer border moves in, but the hole stayed as it was. Its border is a border of the plate as well.',
              zh: '只让外边界向内收，孔没有变；孔的边缘同样是物体的边界。',
            },
          },
          {
            value: holeShrunk,
            why: {
              en: 'The hole was made smaller. Erosion takes from the plate on all its borders, so holes grow.',
              zh: '把孔缩小了。腐蚀在所有边界上都削减物体，孔应当变大。',
            },
          },
          {
            value: wholeSide,
            why: {
              en: `Lengths change by the side of the element minus 1, here ${whole}, not ${kernel}.`,
              zh: `尺寸的变化量是结构元素边长减1，这里是${whole}，不是${kernel}。`,
            },
          },
          {
            value: dilated,
            why: {
              en: 'That is the dilation: the plate grows and the hole shrinks.',
              zh: '这是膨胀的结果：物体变大，孔变小。',
            },
          },
        ],
      },
      explanation: {
        en: `A pixel stays if the whole element around it is white. Each border gives way by ${whole / 2}, so the plate loses ${whole} in width and height, and the hole gains ${whole}:\n\n${working}\n\nEroding the plate is dilating the background: that is the duality, and the hole is background too.`,
        zh: `一个像素周围的整个结构元素都为白，它才保留。每条边界后退${whole / 2}，矩形的宽和高各减${whole}，孔的宽和高各加${whole}：\n\n${working}\n\n腐蚀物体就是膨胀背景，这就是对偶；孔也属于背景。`,
      },
    }
  },
})

export const generators = [plateWithHole]
