import { pick, type Random } from '../../src/base/random.ts'
import { defineGenerator, grouped } from '../../src/content/generator.ts'

interface Classifier {
  readonly channels: number
  readonly outputs: number
  readonly stride: number
  readonly trained: number
  readonly wanted: number
}

function drawClassifier(random: Random): Classifier {
  const stride = pick(random, [16, 32])
  const trained = stride * pick(random, [4, 5, 6, 7])
  return {
    channels: pick(random, [32, 64, 96, 128, 256]),
    outputs: pick(random, [10, 100, 128, 256, 512]),
    stride,
    trained,
    wanted: trained + stride * pick(random, [1, 2, 3, 4]),
  }
}

const flattened = defineGenerator<Classifier>({
  id: 'fc-cost-flatten-drawn',
  concept: 'fc-cost',
  type: 'numeric',
  difficulty: 2,
  title: {
    en: 'The first fully connected layer at a new image size',
    zh: '换了图像尺寸后的首个全连接层',
  },
  seconds: 75,
  draw: drawClassifier,
  ask: ({ channels, outputs, stride, trained, wanted }) => {
    const before = trained / stride
    const after = wanted / stride
    const inputs = channels * after * after
    const value = (inputs + 1) * outputs
    const working = String.raw`$$\begin{aligned}I &= ${channels}\cdot ${after}\cdot ${after} = ${inputs} \\ (I+1)\cdot ${outputs} &= ${value}\end{aligned}$$`
    return {
      stem: {
        en: `The convolutional part of a classifier reduces height and width by ${stride} exactly and ends with ${channels} channels. Its output is flattened and goes into a fully connected layer with ${outputs} outputs and bias. So far the images were $${trained}\\times ${trained}$.\n\nHow many parameters does this layer need if it is built anew for $${wanted}\\times ${wanted}$ images?`,
        zh: `一个分类网络的卷积部分把高、宽恰好缩小到$1/${stride}$，最后有${channels}个通道；其输出展平后接一个带偏置、${outputs}个输出的全连接层。原来的图像为$${trained}\\times ${trained}$。\n\n若按$${wanted}\\times ${wanted}$的图像重建这一层，它需要多少个参数？`,
      },
      answer: {
        value,
        mistakes: [
          {
            value: (channels * before * before + 1) * outputs,
            why: {
              en: `That is the layer for ${trained} × ${trained}. After a flatten the number of inputs grows with the image.`,
              zh: `这是${trained}×${trained}时的参数量；展平之后，输入个数随图像变大。`,
            },
          },
          {
            value: (channels + 1) * outputs,
            why: {
              en: 'Holds after global average pooling. A flatten keeps every position.',
              zh: '这是全局平均池化之后的情形；展平会保留所有位置。',
            },
          },
          {
            value: (channels * after + 1) * outputs,
            why: {
              en: 'Only one of the two spatial axes is counted.',
              zh: '两个空间轴只算了一个。',
            },
          },
          {
            value: inputs * outputs,
            why: {
              en: 'The biases are missing, one per output.',
              zh: '漏了偏置，每个输出一个。',
            },
          },
          {
            value: inputs * outputs + inputs,
            why: {
              en: 'Counts a bias per input. There is one per output.',
              zh: '按输入个数算了偏置；偏置是每个输出一个。',
            },
          },
        ],
      },
      explanation: {
        en: `The map measures ${wanted}/${stride} = ${after} per side, and flattening keeps all channels.\n\n${working}\n\nThat is ${grouped(value)} instead of ${grouped((channels * before * before + 1) * outputs)}: the convolutions keep their parameters, this layer does not. With global average pooling it would have ${grouped((channels + 1) * outputs)} at any size.`,
        zh: `特征图每边${wanted}/${stride} = ${after}，展平时保留所有通道。\n\n${working}\n\n即${grouped(value)}，原来是${grouped((channels * before * before + 1) * outputs)}。卷积的参数量不随图像变化，这一层会变；若用全局平均池化，任何尺寸下都只有${grouped((channels + 1) * outputs)}个。`,
      },
    }
  },
})

export const generators = [flattened]
