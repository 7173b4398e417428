import { integer, pick, type Random } from '../../src/base/random.ts'
import { defineGenerator } from '../../src/content/generator.ts'

export interface Run {
  readonly start: number
  readonly rate: number
  readonly momentum: number
  readonly gradients: readonly [number, number, number]
}

type Rule = (velocity: number, gradient: number, momentum: number) => readonly [number, number]

/** Each rule gives the new velocity and the direction in which the weight moves. */
const heavyBall: Rule = (v, g, mu) => [mu * v + g, mu * v + g]
const plain: Rule = (_, g) => [0, g]
const averaged: Rule = (v, g, mu) => [mu * v + (1 - mu) * g, mu * v + (1 - mu) * g]
const nesterov: Rule = (v, g, mu) => [mu * v + g, g + mu * (mu * v + g)]

const tidy = (value: number): number => Number(value.toFixed(5))

const bracketed = (value: number): string => (value < 0 ? `(${value})` : `${value}`)

function path({ start, rate, momentum, gradients }: Run, rule: Rule) {
  let [weight, velocity] = [start, 0]
  return gradients.map((gradient) => {
    const [next, direction] = rule(velocity, gradient, momentum)
    velocity = next
    weight -= rate * direction
    return { velocity: tidy(velocity), weight: tidy(weight) }
  })
}

const last = (run: Run, rule: Rule): number => path(run, rule).at(-1)?.weight ?? run.start

const outcomes = (run: Run) => ({
  value: last(run, heavyBall),
  plain: last(run, plain),
  averaged: last(run, averaged),
  nesterov: last(run, nesterov),
  onlyLast: tidy(run.start - run.rate * (path(run, heavyBall).at(-1)?.velocity ?? 0)),
})

function drawRun(random: Random): Run {
  const gradient = () => pick(random, [-1, 1]) * integer(random, 1, 4)
  const run: Run = {
    start: integer(random, 1, 5),
    rate: pick(random, [0.1, 0.2, 0.5]),
    momentum: pick(random, [0.5, 0.8, 0.9]),
    gradients: [gradient(), gradient(), gradient()],
  }
  const known = Object.values(outcomes(run))
  const apart = known.every((a, i) => known.slice(i + 1).every((b) => Math.abs(a - b) > 0.01))
  return apart ? run : drawRun(random)
}

const threeSteps = defineGenerator<Run>({
  id: 'sgd-momentum-three-steps-drawn',
  concept: 'sgd-momentum',
  type: 'numeric',
  difficulty: 2,
  title: { en: 'A weight after three steps with momentum', zh: '动量法走三步之后的权重' },
  seconds: 90,
  source: 'PyTorch documentation, torch.optim.SGD',
  draw: drawRun,
  ask: (run) => {
    const { start, rate, momentum, gradients } = run
    const { value, ...wrong } = outcomes(run)
    const code = `\`\`\`text\noptimiser   SGD, lr=${rate}, momentum=${momentum}\nw before    ${start}\ngradients   ${gradients.join(', ')}\n\`\`\``
    let [v, w] = [0, start]
    const lines = path(run, heavyBall).map(({ velocity, weight }, i) => {
      const gradient = bracketed(gradients[i] ?? 0)
      const sum = i === 0 ? '' : String.raw`${momentum}\cdot${bracketed(v)} + ${gradient} = `
      const moved = String.raw`${w} - ${rate}\cdot${bracketed(velocity)} = ${weight}`
      ;[v, w] = [velocity, weight]
      return String.raw`v_${i + 1} &= ${sum}${velocity} \\ w_${i + 1} &= ${moved}`
    })
    const working = String.raw`$$\begin{aligned}${lines.join(String.raw` \\ `)}\end{aligned}$$`
    return {
      stem: {
        en: `A weight receives three gradients in a row. The momentum buffer starts empty, and the update is $v\\leftarrow\\mu v+g$, $w\\leftarrow w-\\eta v$, as in PyTorch.\n\n${code}\n\nWhat is $w$ after the three steps? Give three decimals.`,
        zh: `一个权重依次收到三个梯度。动量缓冲区初始为空，更新规则与PyTorch相同：$v\\leftarrow\\mu v+g$，$w\\leftarrow w-\\eta v$。\n\n${code}\n\n三步之后$w$是多少？保留三位小数。`,
      },
      answer: {
        value,
        tolerance: { absolute: 0.0015 },
        mistakes: [
          {
            value: wrong.plain,
            why: {
              en: 'Plain SGD. Earlier gradients act on through the buffer.',
              zh: '这是不带动量的SGD；之前的梯度还会通过动量继续起作用。',
            },
          },
          {
            value: wrong.averaged,
            why: {
              en: 'Averages with the weight 1 − μ for the new gradient. This form adds it in full.',
              zh: '给新梯度乘了1−μ，那是取平均的写法；这里新梯度不打折。',
            },
          },
          {
            value: wrong.nesterov,
            why: {
              en: 'That is Nesterov momentum, which adds the gradient once more after the momentum step.',
              zh: '这是Nesterov动量，它在动量之后又加了一次梯度。',
            },
          },
          {
            value: wrong.onlyLast,
            why: {
              en: 'Applies only the last velocity. The weight moves in every step.',
              zh: '只用了最后一步的速度；每一步权重都会移动。',
            },
          },
        ],
      },
      explanation: {
        en: `${working}\n\nEach gradient acts in its own step and, weakened by $\\mu=${momentum}$ each time, in all later ones. A constant gradient would end up with $1/(1-\\mu)=${tidy(1 / (1 - momentum))}$ times the plain step.`,
        zh: `${working}\n\n每个梯度除了作用于当步，还会在之后各步继续起作用，每步乘$\\mu=${momentum}$衰减。梯度恒定时，步长最终是普通SGD的$1/(1-\\mu)=${tidy(1 / (1 - momentum))}$倍。`,
      },
    }
  },
})

export const generators = [threeSteps]
