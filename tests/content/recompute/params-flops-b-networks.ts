import {
  type Layer,
  add,
  alexnet,
  alexnetConvolutions,
  alexnetLayers,
  conv,
  convBn,
  mobileNetV2,
  mobileNetV3,
  resnet,
  stages,
  vgg16,
  vgg19,
} from './models/networks.ts'
import { vit, vitB, vitMacs } from './params-flops-b.ts'
import { grouped, range, type Recomputations, sum } from './recompute.ts'

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
