import { pick } from '../../src/base/random.ts'
import { defineGenerator, grouped } from '../../src/content/generator.ts'

interface Recurrent {
  readonly framework: 'PyTorch' | 'Keras'
  readonly inputs: number
  readonly hidden: number
  readonly layers: 1 | 2
  readonly directions: 1 | 2
}

const biasVectors = { PyTorch: 2, Keras: 1 } as const

/** Parameters of one layer in one direction. */
const cell = (inputs: number, hidden: number, biases: number, sets = 4): number =>
  sets * hidden * (inputs + hidden + biases)

function total(
  { inputs, hidden, layers, directions }: Recurrent,
  biases: number,
  { sets = 4, secondInputs = hidden * directions } = {},
): number {
  const second = layers === 2 ? cell(secondInputs, hidden, biases, sets) : 0
  return directions * (cell(inputs, hidden, biases, sets) + second)
}

function code({ framework, inputs, hidden, layers, directions }: Recurrent): string {
  const fenced = (...lines: string[]) => ['```python', ...lines, '```'].join('\n')
  if (framework === 'PyTorch')
    return fenced(
      `nn.LSTM(input_size=${inputs}, hidden_size=${hidden},`,
      `        num_layers=${layers}, bidirectional=${directions === 2 ? 'True' : 'False'})`,
    )
  const layer = (last: boolean) => {
    const lstm = `LSTM(${hidden}${last ? '' : ', return_sequences=True'})`
    return `    ${directions === 2 ? `Bidirectional(${lstm})` : lstm},`
  }
  return fenced(
    'keras.Sequential([',
    `    keras.Input((None, ${inputs})),`,
    ...(layers === 2 ? [layer(false)] : []),
    layer(true),
    '])',
  )
}

const stacked = defineGenerator<Recurrent>({
  id: 'lstm-params-stacked-drawn',
  concept: 'lstm-params',
  type: 'numeric',
  difficulty: 3,
  title: { en: 'Parameters of a stacked LSTM', zh: '多层LSTM的参数量' },
  seconds: 120,
  source: 'PyTorch documentation: LSTM; Keras documentation: LSTM layer',
  draw: (random) => ({
    framework: pick(random, ['PyTorch', 'Keras'] as const),
    inputs: pick(random, [20, 24, 40, 60, 80]),
    hidden: pick(random, [16, 32, 50, 64, 100]),
    layers: pick(random, [1, 2, 2] as const),
    directions: pick(random, [1, 2, 2] as const),
  }),
  ask: (net) => {
    const { framework, inputs, hidden, layers, directions } = net
    const biases = biasVectors[framework]
    const value = total(net, biases)
    const line = (name: string, from: number) =>
      String.raw`\text{${name}} &: ${directions === 2 ? String.raw`2\cdot ` : ''}4\cdot ${hidden}\,(${from}+${hidden}+${biases}) = ${directions * cell(from, hidden, biases)}`
    const working = [
      String.raw`$$\begin{aligned}`,
      [
        line('layer 1', inputs),
        ...(layers === 2 ? [line('layer 2', hidden * directions)] : []),
      ].join(String.raw` \\`),
      String.raw`\end{aligned}$$`,
    ].join('\n')
    const both = directions === 2
    return {
      stem: {
        en: `How many parameters does this ${framework} LSTM have? ${framework === 'PyTorch' ? 'It adds two bias vectors in each gate, one for the input and one for the state.' : 'It has one bias vector in each gate.'} Arguments not shown are at their defaults${both ? '; both directions are concatenated' : ''}.\n\n${code(net)}`,
        zh: `下面这个${framework}的LSTM有多少个参数？${framework === 'PyTorch' ? '它的每个门有两个偏置向量，分别对应输入和状态。' : '它的每个门有一个偏置向量。'}未写出的参数均取默认值${both ? '；两个方向的输出拼接在一起' : ''}。\n\n${code(net)}`,
      },
      answer: {
        value,
        mistakes: [
          {
            value: total(net, 3 - biases),
            why: {
              en: `Counts ${biases === 2 ? 'one bias vector' : 'two bias vectors'} per gate. ${framework} has ${biases === 2 ? 'two' : 'one'}.`,
              zh: `每个门按${biases === 2 ? '一个' : '两个'}偏置向量算了；${framework}是${biases === 2 ? '两个' : '一个'}。`,
            },
          },
          {
            value: total(net, biases, { sets: 3 }),
            why: {
              en: 'Counts three sets of weights. Besides three gates there is the candidate for the cell.',
              zh: '只算了三组权重；除了三个门，还有细胞的候选状态。',
            },
          },
          {
            value: total(net, biases, { sets: 1 }),
            why: {
              en: 'That is a vanilla RNN. An LSTM has four such sets.',
              zh: '这是普通RNN的参数量；LSTM有四组。',
            },
          },
          ...(both
            ? [
                {
                  value: value / 2,
                  why: {
                    en: 'Counts one direction. The other has weights of its own.',
                    zh: '只算了一个方向；另一个方向有自己的权重。',
                  },
                },
              ]
            : []),
          ...(both && layers === 2
            ? [
                {
                  value: total(net, biases, { secondInputs: hidden }),
                  why: {
                    en: `Feeds ${hidden} features into the second layer. It gets both directions, ${2 * hidden}.`,
                    zh: `第二层的输入按${hidden}维算了；它接收两个方向，共${2 * hidden}维。`,
                  },
                },
              ]
            : []),
          ...(layers === 2
            ? [
                {
                  value: total(net, biases, { secondInputs: inputs }),
                  why: {
                    en: `Feeds the ${inputs} features of the input into the second layer as well. It reads the first layer's output.`,
                    zh: `第二层的输入也按原始的${inputs}维算了；它读的是第一层的输出。`,
                  },
                },
              ]
            : []),
        ],
      },
      explanation: {
        en: `Three gates and the candidate make four sets; each has a matrix for the input, one for the state, and ${biases === 2 ? 'two bias vectors' : 'a bias vector'}: $h\\,(x+h+${biases})$.${both ? ' Both directions have weights of their own' + (layers === 2 ? `, and the second layer reads $2\\cdot ${hidden}$ features.` : '.') : ''}\n\n${working}\n\n${layers === 2 ? `Together ${grouped(value)}. ` : ''}The length of the sequence does not matter.`,
        zh: `三个门加候选状态共四组，每组有一个作用于输入的矩阵、一个作用于状态的矩阵和${biases === 2 ? '两个' : '一个'}偏置向量：$h\\,(x+h+${biases})$。${both ? '两个方向各有自己的权重' + (layers === 2 ? `，第二层的输入是$2\\cdot ${hidden}$维。` : '。') : ''}\n\n${working}\n\n${layers === 2 ? `合计${grouped(value)}。` : ''}与序列长度无关。`,
      },
    }
  },
})

export const generators = [stacked]
