import { linear, total, vit, vitB, vitMacs } from './params-flops-b.ts'
import { grouped, range, type Recomputations, sum } from './recompute.ts'

const conv = (inputs: number, outputs: number, kernel: number) => inputs * outputs * kernel * kernel

interface Layer {
  readonly params: number
  readonly macs: number
  readonly outputs: number
}

/** A convolution without bias and the BatchNorm after it. */
const convBn = (inputs: number, outputs: number, kernel: number, side: number, groups = 1) => ({
  params: conv(inputs / groups, outputs, kernel) + 2 * outputs,
  macs: conv(inputs / groups, outputs, kernel) * side * side,
  outputs: outputs * side * side,
})

const dense = (inputs: number, outputs: number): Layer => ({
  params: inputs * outputs + outputs,
  macs: inputs * outputs,
  outputs,
})

const add = (layers: readonly Layer[]) => ({
  params: sum(layers.map((layer) => layer.params)),
  macs: sum(layers.map((layer) => layer.macs)),
})

const stages = [3, 4, 6, 3]

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

const vgg16 = vgg([2, 2, 3, 3, 3])

const vgg19 = vgg([2, 2, 4, 4, 4])

/** [inputs, outputs, kernel, side of the output] of torchvision's AlexNet. */
const alexnetLayers = [
  [3, 64, 11, 55],
  [64, 192, 5, 27],
  [192, 384, 3, 13],
  [384, 256, 3, 13],
  [256, 256, 3, 13],
]
const alexnetConvolutions = sum(
  alexnetLayers.map(
    ([inputs = 0, outputs = 0, kernel = 0]) => conv(inputs, outputs, kernel) + outputs,
  ),
)

const alexnet = (flattened: number, hidden = true) =>
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

function mobileNetV3() {
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

function mobileNetV2() {
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

const mebi = 2 ** 20
const gibi = 2 ** 30

export const recomputed: Recomputations = {
  'alexnet-count-pool-before-classifier': () => {
    const before = alexnet(256 * 6 * 6)
    const after = alexnet(256)
    return {
      answer: after,
      mistakes: [before, before - 9216 * 4096, after - 4096, alexnet(256, false)],
      shown: [
        grouped(before),
        grouped(before - after),
        `${Math.round((100 * 9216 * 4096) / before)}%`,
        `${(alexnetConvolutions / 1e6).toFixed(2)} M`,
        `${Math.round((100 * alexnetConvolutions) / before)}%`,
      ],
    }
  },

  'vgg-count-three-profiles': () => {
    const outputs = sum([...vgg16.convolutions, ...vgg16.classifier].map((layer) => layer.outputs))
    const share = (pick: (layer: Layer) => number, whole: number) => {
      const starts = [0, 2, 4, 7, 10, 13]
      const parts = [0, 1, 2, 3, 4].map((stage) =>
        sum(vgg16.convolutions.slice(starts[stage], starts[stage + 1]).map(pick)),
      )
      return [...parts, sum(vgg16.classifier.map(pick))].map((part) =>
        Math.round((100 * part) / whole),
      )
    }
    const lists = [
      share((layer) => layer.outputs, outputs),
      share((layer) => layer.params, vgg16.all.params),
      share((layer) => layer.macs, vgg16.all.macs),
    ]
    // The alternative text lists the bars; compared without its punctuation.
    if (lists.join(';') !== '47,24,18,9,2,0;0,0,1,4,5,89;13,18,30,30,9,1')
      throw new Error(`the bars are ${lists.join(' ; ')}`)
    return {
      shown: [
        `${(vgg16.all.params / 1e6).toFixed(1)} M`,
        `${(vgg16.all.macs / 1e9).toFixed(2)} G`,
        `${((100 * sum(vgg16.classifier.map((layer) => layer.macs))) / vgg16.all.macs).toFixed(1)}%`,
      ],
    }
  },

  'vgg-count-three-more-layers': () => {
    const added = vgg19.all.params - vgg16.all.params
    const convs = (net: typeof vgg16) => add(net.convolutions)
    const giga = (width: number, side: number) => (conv(width, width, 3) * side ** 2) / 1e9
    const each = [giga(256, 56), giga(512, 28), giga(512, 14)].map((value) => value.toFixed(2))
    return {
      shown: [
        `${(vgg16.all.params / 1e6).toFixed(1)} M`,
        `${(vgg19.all.params / 1e6).toFixed(1)} M`,
        `${(vgg16.all.macs / 1e9).toFixed(2)} G`,
        `${(vgg19.all.macs / 1e9).toFixed(2)} G`,
        `${Math.round((100 * added) / vgg16.all.params)}%`,
        `${Math.round(100 * (vgg19.all.macs / vgg16.all.macs - 1))}%`,
        `${(added / 1e6).toFixed(2)} M`,
        `${(convs(vgg16).params / 1e6).toFixed(1)} M`,
        `${(add(vgg16.classifier).params / 1e6).toFixed(1)} M`,
        `${(add(vgg16.classifier).macs / 1e9).toFixed(2)} G`,
        `${(convs(vgg16).macs / 1e9).toFixed(2)} G`,
        `=${((vgg19.all.macs - vgg16.all.macs) / 1e9).toFixed(2)}$ G`,
        each.join('+'),
      ],
    }
  },

  'resnet-count-two-implementations': () => ({
    shown: [
      grouped(resnet(true).params),
      grouped(resnet(true, true).macs),
      grouped(resnet(true).macs),
      grouped(resnet(true).macs - resnet(true, true).macs),
      grouped(conv(256, 128, 1) * (56 ** 2 - 28 ** 2)),
      grouped(conv(512, 256, 1) * (28 ** 2 - 14 ** 2)),
      grouped(conv(1024, 512, 1) * (14 ** 2 - 7 ** 2)),
    ],
  }),

  'resnet-count-basic-or-bottleneck': () => {
    const basic = (width: number) => 2 * conv(width, width, 3)
    const bottleneck = conv(256, 64, 1) + conv(64, 64, 3) + conv(64, 256, 1)
    const fifty = resnet(true)
    const thirtyFour = resnet(false)
    const weights = (net: typeof fifty) =>
      sum(net.projections.map((layer) => layer.params)) -
      // BatchNorm: a scale and a shift for each output channel.
      2 * sum(net.projections.map((_, i) => net.classifier.macs / 1000 / 2 ** i))
    const last = [...range(3)].map((block) => {
      const inputs = block === 0 ? 1024 : 2048
      return add([
        convBn(inputs, 512, 1, block === 0 ? 14 : 7),
        convBn(512, 512, 3, 7),
        convBn(512, 2048, 1, 7),
        ...(block === 0 ? [convBn(1024, 2048, 1, 7)] : []),
      ])
    })
    const lastStage = sum(last.map((block) => block.params))
    return {
      shown: [
        `${(thirtyFour.params / 1e6).toFixed(1)} M`,
        `${(thirtyFour.macs / 1e9).toFixed(2)} G`,
        `${(fifty.params / 1e6).toFixed(1)} M`,
        `${(fifty.macs / 1e9).toFixed(2)} G`,
        grouped(basic(64)),
        grouped(bottleneck),
        grouped(basic(256)),
        `${Math.round((basic(64) * 56 * 56) / 1e6)} M`,
        `${Math.round((bottleneck * 56 * 56) / 1e6)} M`,
        `${((basic(256) * 56 * 56) / 1e9).toFixed(2)} G`,
        `${(weights(fifty) / 1e6).toFixed(2)} M`,
        `${(weights(thirtyFour) / 1e6).toFixed(2)} M`,
        `${(sum(fifty.projections.map((layer) => layer.macs)) / 1e9).toFixed(2)} G`,
        String(Math.round(basic(256) / bottleneck)),
        `${(lastStage / 1e6).toFixed(2)} M`,
        `${Math.round((100 * lastStage) / fifty.params)}%`,
      ],
    }
  },

  'resnet-count-what-fifty-counts': () => {
    const depth = (blocks: readonly number[], convolutions: number) =>
      1 + sum(blocks.flatMap((count) => range(count).map(() => convolutions))) + 1
    return {
      shown: [
        `1+16\\cdot3+1=${depth(stages, 3)}`,
        `1+16\\cdot2+1=${depth(stages, 2)}`,
        `1+33\\cdot3+1=${depth([3, 4, 23, 3], 3)}`,
        `3+4+6+3=${sum(stages)}`,
      ],
    }
  },

  'mobile-count-six-networks': () => {
    const v2 = mobileNetV2()
    const small = add([...v2.convolutions, ...v2.classifier])
    const alexMacs = sum(
      alexnetLayers.map(([inputs = 0, outputs = 0, kernel = 0, side = 0]) =>
        sum(range(side * side).map(() => conv(inputs, outputs, kernel))),
      ),
    )
    const alexAll = alexMacs + 9216 * 4096 + 4096 * 4096 + 4096 * 1000
    const uses = (macs: number, params: number) => String(Math.round(macs / params))
    const fifty = resnet(true)
    return {
      shown: [
        `${(alexnet(9216) / 1e6).toFixed(1)} M`,
        `${(alexAll / 1e9).toFixed(2)} G`,
        `${(vgg16.all.params / 1e6).toFixed(1)} M`,
        `${(vgg16.all.macs / 1e9).toFixed(1)} G`,
        `${(fifty.params / 1e6).toFixed(1)} M`,
        `${(fifty.macs / 1e9).toFixed(1)} G`,
        `${(vit(vitB) / 1e6).toFixed(1)} M`,
        `${(vitMacs(vitB) / 1e9).toFixed(1)} G`,
        `${(small.params / 1e6).toFixed(1)} M`,
        `${(small.macs / 1e9).toFixed(2)} G`,
        uses(alexAll, alexnet(9216)),
        uses(vgg16.all.macs, vgg16.all.params),
        uses(fifty.macs, fifty.params),
        uses(vitMacs(vitB), vit(vitB)),
      ],
    }
  },

  'mobile-count-fewer-macs-more-weights': () => {
    const v2 = mobileNetV2()
    const v3 = mobileNetV3()
    const small = add([...v2.convolutions, ...v2.classifier])
    const large = add([...v3.convolutions, ...v3.excitation, ...v3.classifier])
    const late = add([...v3.excitation, ...v3.classifier])
    const million = (value: number, digits: number) => `${(value / 1e6).toFixed(digits)} M`
    return {
      shown: [
        grouped(small.params),
        grouped(large.params),
        million(small.macs, 1),
        million(large.macs, 1),
        `${Math.round(100 * (large.params / small.params - 1))}%`,
        `${Math.round(100 * (1 - large.macs / small.macs))}%`,
        million(add(v2.convolutions).params, 2),
        million(add(v2.convolutions).macs, 1),
        million(add(v3.convolutions).params, 2),
        million(add(v3.convolutions).macs, 1),
        million(add(v3.excitation).params, 2),
        million(add(v3.excitation).macs, 1),
        million(add(v3.classifier).params, 2),
        million(add(v3.classifier).macs, 1),
        million(add(v2.classifier).params, 2),
        million(late.params, 1),
        `${Math.round((100 * late.params) / large.params)}%`,
        `${Math.round((100 * late.macs) / large.macs)}%`,
      ],
    }
  },

  'model-size-which-million': () => {
    const net = resnet(true)
    const million = (value: number) => `${(value / 1e6).toFixed(2)} M`
    const projections = sum([
      conv(64, 256, 1),
      conv(256, 512, 1),
      conv(512, 1024, 1),
      conv(1024, 2048, 1),
    ])
    return {
      shown: [
        grouped(net.params),
        `${(net.params / mebi).toFixed(2)} M`,
        grouped(net.classifier.params),
        million(net.params - net.classifier.params),
        million(projections),
        million(net.params - projections),
        `${((4 * net.params) / 1e6).toFixed(1)} MB`,
        `${((4 * net.params) / mebi).toFixed(1)} MiB`,
        `${(100 * (mebi / 1e6 - 1)).toFixed(1)}%`,
        `${(100 * (gibi / 1e9 - 1)).toFixed(1)}%`,
      ],
    }
  },

  'model-size-from-count-to-bytes': () => ({
    shown: [
      `25.6\\cdot4\\approx${Math.round((25.6e6 * 4) / 1e6)}`,
      `7\\cdot2=${(7e9 * 2) / 1e9}`,
      `7\\cdot0.5=${(7e9 * 0.5) / 1e9}`,
    ],
  }),
}
