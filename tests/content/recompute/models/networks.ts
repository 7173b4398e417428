// Networks counted layer by layer, as their papers or torchvision build them.
import { linear, total } from '../params-flops-b.ts'
import { range, sum } from '../recompute.ts'

export const conv = (inputs: number, outputs: number, kernel: number) =>
  inputs * outputs * kernel * kernel

export interface Layer {
  readonly params: number
  readonly macs: number
  readonly outputs: number
}

/** A convolution without bias and the BatchNorm after it. */
export const convBn = (
  inputs: number,
  outputs: number,
  kernel: number,
  side: number,
  groups = 1,
) => ({
  params: conv(inputs / groups, outputs, kernel) + 2 * outputs,
  macs: conv(inputs / groups, outputs, kernel) * side * side,
  outputs: outputs * side * side,
})

const dense = (inputs: number, outputs: number): Layer => ({
  params: inputs * outputs + outputs,
  macs: inputs * outputs,
  outputs,
})

export const add = (layers: readonly Layer[]) => ({
  params: sum(layers.map((layer) => layer.params)),
  macs: sum(layers.map((layer) => layer.macs)),
})

export const stages = [3, 4, 6, 3]

export function resnet(bottleneck: boolean, strideOnFirst = false) {
  const layers: Layer[] = [convBn(3, 64, 7, 112)]
  const projections: Layer[] = []
  let inputs = 64
  let side = 56
  for (const [stage, blocks] of stages.entries()) {
    const width = 64 * 2 ** stage
    const outputs = bottleneck ? 4 * width : width
    for (const block of range(blocks)) {
      const before = side
      if (block === 0 && stage > 0) side /= 2
      if (bottleneck)
        layers.push(
          convBn(inputs, width, 1, strideOnFirst ? side : before),
          convBn(width, width, 3, side),
          convBn(width, outputs, 1, side),
        )
      else layers.push(convBn(inputs, width, 3, side), convBn(width, width, 3, side))
      if (inputs !== outputs) projections.push(convBn(inputs, outputs, 1, side))
      inputs = outputs
    }
  }
  const classifier = dense(inputs, 1000)
  return { ...add([...layers, ...projections, classifier]), projections, classifier }
}

/** VGG: widths of the 3 × 3 layers, stage by stage. */
function vgg(counts: readonly number[]) {
  const convolutions: Layer[] = []
  let inputs = 3
  counts.forEach((count, stage) => {
    const width = Math.min(512, 64 * 2 ** stage)
    const side = 224 / 2 ** stage
    for (const _ of range(count)) {
      convolutions.push({
        params: conv(inputs, width, 3) + width,
        macs: conv(inputs, width, 3) * side * side,
        outputs: width * side * side,
      })
      inputs = width
    }
  })
  const classifier = [dense(512 * 7 * 7, 4096), dense(4096, 4096), dense(4096, 1000)]
  return { convolutions, classifier, all: add([...convolutions, ...classifier]) }
}

export const vgg16 = vgg([2, 2, 3, 3, 3])

export const vgg19 = vgg([2, 2, 4, 4, 4])

/** [inputs, outputs, kernel, side of the output] of torchvision's AlexNet. */
export const alexnetLayers = [
  [3, 64, 11, 55],
  [64, 192, 5, 27],
  [192, 384, 3, 13],
  [384, 256, 3, 13],
  [256, 256, 3, 13],
]
export const alexnetConvolutions = sum(
  alexnetLayers.map(
    ([inputs = 0, outputs = 0, kernel = 0]) => conv(inputs, outputs, kernel) + outputs,
  ),
)

export const alexnet = (flattened: number, hidden = true) =>
  alexnetConvolutions +
  total(
    hidden
      ? [...linear(flattened, 4096), ...linear(4096, 4096), ...linear(4096, 1000)]
      : linear(flattened, 1000),
  )

/** Make-divisible of the MobileNet code. */
const divisible = (value: number) => {
  const near = Math.max(8, Math.floor((value + 4) / 8) * 8)
  return near < 0.9 * value ? near + 8 : near
}

/** [inputs, kernel, expanded, outputs, squeeze-and-excitation, stride] */
const v3Blocks = [
  [16, 3, 16, 16, 0, 1],
  [16, 3, 64, 24, 0, 2],
  [24, 3, 72, 24, 0, 1],
  [24, 5, 72, 40, 1, 2],
  [40, 5, 120, 40, 1, 1],
  [40, 5, 120, 40, 1, 1],
  [40, 3, 240, 80, 0, 2],
  [80, 3, 200, 80, 0, 1],
  [80, 3, 184, 80, 0, 1],
  [80, 3, 184, 80, 0, 1],
  [80, 3, 480, 112, 1, 1],
  [112, 3, 672, 112, 1, 1],
  [112, 5, 672, 160, 1, 2],
  [160, 5, 960, 160, 1, 1],
  [160, 5, 960, 160, 1, 1],
]

export function mobileNetV3() {
  const convolutions: Layer[] = [convBn(3, 16, 3, 112)]
  const excitation: Layer[] = []
  let side = 112
  for (const [inputs = 0, kernel = 0, expanded = 0, outputs = 0, se, stride = 1] of v3Blocks) {
    if (expanded !== inputs) convolutions.push(convBn(inputs, expanded, 1, side))
    side /= stride
    convolutions.push(convBn(expanded, expanded, kernel, side, expanded))
    if (se) {
      const squeezed = divisible(Math.floor(expanded / 4))
      excitation.push(dense(expanded, squeezed), dense(squeezed, expanded))
    }
    convolutions.push(convBn(expanded, outputs, 1, side))
  }
  convolutions.push(convBn(160, 960, 1, side))
  return { convolutions, excitation, classifier: [dense(960, 1280), dense(1280, 1000)] }
}

export function mobileNetV2() {
  const convolutions: Layer[] = [convBn(3, 32, 3, 112)]
  let inputs = 32
  let side = 112
  const groups = [
    [1, 16, 1, 1],
    [6, 24, 2, 2],
    [6, 32, 3, 2],
    [6, 64, 4, 2],
    [6, 96, 3, 1],
    [6, 160, 3, 2],
    [6, 320, 1, 1],
  ]
  for (const [expansion = 1, outputs = 0, count = 1, stride = 1] of groups)
    for (const block of range(count)) {
      const expanded = inputs * expansion
      if (expansion > 1) convolutions.push(convBn(inputs, expanded, 1, side))
      if (block === 0) side /= stride
      convolutions.push(
        convBn(expanded, expanded, 3, side, expanded),
        convBn(expanded, outputs, 1, side),
      )
      inputs = outputs
    }
  convolutions.push(convBn(320, 1280, 1, side))
  return { convolutions, classifier: [dense(1280, 1000)] }
}
