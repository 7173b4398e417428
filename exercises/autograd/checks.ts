import * as fc from 'fast-check'
import { describe, test } from 'vitest'
import {
  candidateOf,
  expectClose,
  expectDeliberateError,
  expectShape,
  expectThat,
  expectUnchanged,
  numericalGradient,
  seeded,
} from '../../src/runner/examiner/kit.ts'
import * as reference from './solution.ts'

const candidate = candidateOf<typeof reference>()

type GraphNode = Parameters<typeof reference.backprop>[0][number]

const leaf = (value: number): GraphNode => ({ op: 'leaf', value })

/** Values and gradients of a call, once they are known to be there, one of each per node. */
const partsOf = (got: unknown, n: number) => {
  const whole = typeof got === 'object' && got !== null && 'values' in got && 'grads' in got
  expectThat(whole, 'Return { values, grads }.', { got })
  const { values, grads } = got as { values: number[]; grads: number[] }
  expectShape(values, [n])
  expectShape(grads, [n])
  return { values, grads }
}

/** The same graph with node k at place[k]. */
function renumbered(nodes: readonly GraphNode[], place: readonly number[]): GraphNode[] {
  const moved = nodes.map((node): GraphNode => {
    if (node.op === 'leaf') return node
    const a = place[node.a]!
    return 'b' in node ? { ...node, a, b: place[node.b]! } : { ...node, a }
  })
  return moved.map((_, at) => moved[place.indexOf(at)]!)
}

/** The same graph for a list in which `by` other nodes stand before it. */
const pushedBack = (nodes: readonly GraphNode[], by: number): GraphNode[] =>
  nodes.map((node) => {
    if (node.op === 'leaf') return node
    const a = node.a + by
    return 'b' in node ? { ...node, a, b: node.b + by } : { ...node, a }
  })

/** A random order of n places. */
function shuffled(seed: number, n: number): number[] {
  const random = seeded(seed)
  const keys = Array.from({ length: n }, () => random())
  return [...keys.keys()].sort((i, j) => keys[i]! - keys[j]!)
}

const ops = ['add', 'sub', 'mul', 'div', 'neg', 'exp', 'log', 'tanh', 'relu', 'pow'] as const

/** Inputs first; away from the kink of relu and from large values, so that differences are exact enough. */
function randomGraph(seed: number, leaves: number, size: number): GraphNode[] {
  const random = seeded(seed)
  const below = (n: number) => Math.floor(n * random())
  const nodes = Array.from({ length: leaves }, () => leaf(4 * random() - 2))
  while (nodes.length < size) {
    const op = ops[below(ops.length)]!
    const [a, b] = [below(nodes.length), below(nodes.length)]
    const { values } = reference.backprop(nodes, 0)
    const [x, y] = [values[a]!, values[b]!]
    if (op === 'div' && Math.abs(y) < 0.3) continue
    if ((op === 'log' || op === 'pow') && x < 0.3) continue
    if (op === 'relu' && Math.abs(x) < 0.05) continue
    const node: GraphNode =
      op === 'pow'
        ? { op, a, n: [-1, 0.5, 2, 3][below(4)]! }
        : op === 'add' || op === 'sub' || op === 'mul' || op === 'div'
          ? { op, a, b }
          : { op, a }
    const grown = [...nodes, node]
    if (Math.abs(reference.backprop(grown, 0).values.at(-1)!) < 6) nodes.push(node)
  }
  return nodes
}

/** A function that throws at everything must not pass the checks of bad input. */
const expectGoodInputWorks = async () =>
  expectClose(await candidate.backprop([leaf(2), { op: 'neg', a: 0 }], 1), {
    values: [2, -2],
    grads: [-1, 1],
  })

describe('samples', () => {
  test('product-and-sum', async () => {
    const nodes: GraphNode[] = [
      leaf(3),
      leaf(-2),
      { op: 'mul', a: 0, b: 1 },
      { op: 'add', a: 2, b: 0 },
    ]
    expectClose(await candidate.backprop(nodes, 3), {
      values: [3, -2, -6, -3],
      grads: [-1, 3, 1, 1],
    })
  })

  test('square-of-a-later-node', async () => {
    const nodes: GraphNode[] = [{ op: 'mul', a: 1, b: 1 }, leaf(5)]
    expectClose(await candidate.backprop(nodes, 0), { values: [25, 5], grads: [1, 10] })
  })

  test('exp-tanh-quotient', async () => {
    const nodes: GraphNode[] = [
      leaf(0.5),
      { op: 'tanh', a: 0 },
      { op: 'exp', a: 1 },
      { op: 'div', a: 2, b: 0 },
    ]
    expectClose(await candidate.backprop(nodes, 3), {
      values: [0.5, 0.46211715726000974, 1.587431271429835, 3.17486254285967],
      grads: [-3.8528616364089134, 3.17486254285967, 2, 1],
    })
  })
})

describe('hidden', () => {
  test('one-of-each-per-node', async () => {
    expectClose(await candidate.backprop([leaf(-7)], 0), { values: [-7], grads: [1] })
    partsOf(await candidate.backprop(randomGraph(1, 3, 9), 8), 9)
    partsOf(await candidate.backprop([leaf(1), leaf(2), leaf(3)], 1), 3)
  })

  test('paths-of-different-length', async () => {
    // a = xy, b = a + x, L = ab: x acts through a, through b, and through a on b.
    const nodes: GraphNode[] = [
      leaf(3),
      leaf(2),
      { op: 'mul', a: 0, b: 1 },
      { op: 'add', a: 2, b: 0 },
      { op: 'mul', a: 2, b: 3 },
    ]
    expectClose(await candidate.backprop(nodes, 4), {
      values: [3, 2, 6, 9, 54],
      grads: [36, 45, 15, 6, 1],
    })
  })

  test('shuffled-list', async () => {
    const nodes: GraphNode[] = [
      { op: 'add', a: 2, b: 3 },
      leaf(2),
      { op: 'pow', a: 1, n: 3 },
      { op: 'mul', a: 2, b: 1 },
      leaf(9),
    ]
    expectClose(await candidate.backprop(nodes, 0), {
      values: [24, 2, 8, 16, 9],
      grads: [1, 44, 3, 1, 0],
    })
  })

  test('out-in-the-middle', async () => {
    const nodes: GraphNode[] = [
      leaf(2),
      { op: 'add', a: 0, b: 0 },
      { op: 'mul', a: 1, b: 1 },
      { op: 'mul', a: 2, b: 1 },
    ]
    expectClose(await candidate.backprop(nodes, 2), {
      values: [2, 4, 16, 64],
      grads: [16, 8, 1, 0],
    })
    expectClose(await candidate.backprop(nodes, 0), {
      values: [2, 4, 16, 64],
      grads: [1, 0, 0, 0],
    })
  })

  test('relu-at-zero', async () => {
    const nodes: GraphNode[] = [leaf(0), { op: 'relu', a: 0 }, { op: 'neg', a: 1 }]
    expectClose(await candidate.backprop(nodes, 2), { values: [0, 0, 0], grads: [0, -1, 1] })
  })

  test('log-and-two-relus', async () => {
    const nodes: GraphNode[] = [
      leaf(4),
      { op: 'log', a: 0 },
      { op: 'sub', a: 1, b: 0 },
      { op: 'relu', a: 2 },
      leaf(2),
      { op: 'sub', a: 0, b: 4 },
      { op: 'relu', a: 5 },
      { op: 'mul', a: 6, b: 1 },
    ]
    const ln4 = Math.log(4)
    expectClose(await candidate.backprop(nodes, 7), {
      values: [4, ln4, ln4 - 4, 0, 2, 2, 2, 2 * ln4],
      grads: [ln4 + 0.5, 2, 0, 0, -ln4, ln4, ln4, 1],
    })
  })

  test('quotients-and-powers', async () => {
    const quotient: GraphNode[] = [leaf(6), leaf(-4), { op: 'div', a: 0, b: 1 }]
    expectClose(await candidate.backprop(quotient, 2), {
      values: [6, -4, -1.5],
      grads: [-0.25, -0.375, 1],
    })
    for (const [a, n, value, slope] of [
      [-2, 3, -8, 12],
      [4, 0.5, 2, 0.25],
      [2, -2, 0.25, -0.25],
      [0, 2, 0, 0],
      [-5, 1, -5, 1],
    ] as const)
      expectClose(await candidate.backprop([leaf(a), { op: 'pow', a: 0, n }], 1), {
        values: [a, value],
        grads: [slope, 1],
      })
  })

  test('random-graphs', async () => {
    for (const seed of [11, 12, 13]) {
      const nodes = renumbered(randomGraph(seed, 4, 16), shuffled(seed + 100, 16))
      for (const out of [0, 7, 15])
        expectClose(await candidate.backprop(nodes, out), reference.backprop(nodes, out))
    }
  })

  test('any-small-graph', async () => {
    const small = fc.nat(7)
    const step = fc.record({
      op: fc.constantFrom('add', 'sub', 'mul', 'neg', 'relu'),
      a: small,
      b: small,
    })
    const graph = fc.record({
      leaves: fc.array(fc.integer({ min: -2, max: 2 }), { minLength: 1, maxLength: 3 }),
      steps: fc.array(step, { maxLength: 5 }),
      out: small,
      reversed: fc.boolean(),
    })
    await fc.assert(
      fc.asyncProperty(graph, async ({ leaves, steps, out, reversed }) => {
        const nodes = leaves.map(leaf)
        for (const { op, ...from } of steps) {
          const [a, b] = [from.a % nodes.length, from.b % nodes.length]
          nodes.push(op === 'neg' || op === 'relu' ? { op, a } : { op, a, b })
        }
        const last = nodes.length - 1
        const listed = reversed
          ? renumbered(
              nodes,
              nodes.map((_, k) => last - k),
            )
          : nodes
        const at = out % nodes.length
        expectClose(await candidate.backprop(listed, at), reference.backprop(listed, at))
      }),
    )
  })

  test('gradient-numerically', async () => {
    for (const seed of [21, 22, 23, 24]) {
      const leaves = 4
      const nodes = randomGraph(seed, leaves, 14)
      // The last node that depends on most of the leaves tells most.
      const used = nodes.map(
        (_, k) =>
          reference
            .backprop(nodes, k)
            .grads.slice(0, leaves)
            .filter((g) => g !== 0).length,
      )
      const out = used.lastIndexOf(Math.max(...used))
      const start = nodes.slice(0, leaves).map((node) => (node as { value: number }).value)
      const valueAt = (x: readonly number[]) =>
        reference.backprop([...x.map(leaf), ...nodes.slice(leaves)], out).values[out]!
      const expected = await numericalGradient(valueAt, start)
      const { grads } = partsOf(await candidate.backprop(nodes, out), nodes.length)
      expectClose(grads.slice(0, leaves), expected, { rel: 1e-4, abs: 1e-7 })
    }
  })

  test('order-of-the-list', async () => {
    const nodes = randomGraph(31, 3, 12)
    const { values, grads } = reference.backprop(nodes, 11)
    for (const place of [nodes.map((_, k) => 11 - k), shuffled(32, 12), shuffled(33, 12)]) {
      const at = (list: readonly number[]) => list.map((_, i) => list[place.indexOf(i)]!)
      const got = await candidate.backprop(renumbered(nodes, place), place[11]!)
      expectClose(got, { values: at(values), grads: at(grads) })
    }
  })

  test('out-has-gradient-one', async () => {
    const nodes = randomGraph(41, 3, 10)
    for (const out of nodes.keys()) {
      const { grads } = partsOf(await candidate.backprop(nodes, out), 10)
      expectClose(grads[out], 1)
    }
  })

  test('unconnected-nodes', async () => {
    const [used, beside] = [randomGraph(51, 3, 8), randomGraph(52, 3, 8)]
    const got = partsOf(await candidate.backprop([...used, ...pushedBack(beside, 8)], 7), 16)
    const alone = reference.backprop(used, 7)
    expectClose(got.values, [...alone.values, ...reference.backprop(beside, 0).values])
    expectClose(got.grads, [...alone.grads, 0, 0, 0, 0, 0, 0, 0, 0])
  })

  test('many-paths', async () => {
    // 60 times x + x: 2^60 paths lead from the leaf to the first node.
    const n = 61
    const nodes = Array.from({ length: n }, (_, k): GraphNode =>
      k === n - 1 ? leaf(1) : { op: 'add', a: k + 1, b: k + 1 },
    )
    expectClose(await candidate.backprop(nodes, 0), {
      values: nodes.map((_, k) => 2 ** (n - 1 - k)),
      grads: nodes.map((_, k) => 2 ** k),
    })
  })

  test('deep-chain', async () => {
    const n = 2000
    const forwards = Array.from({ length: n }, (_, k): GraphNode =>
      k === 0 ? leaf(3) : { op: 'neg', a: k - 1 },
    )
    const sign = (k: number) => (k % 2 === 0 ? 1 : -1)
    const values = forwards.map((_, k) => 3 * sign(k))
    const grads = forwards.map((_, k) => sign(n - 1 - k))
    expectClose(await candidate.backprop(forwards, n - 1), { values, grads })
    const backwards = renumbered(
      forwards,
      forwards.map((_, k) => n - 1 - k),
    )
    expectClose(await candidate.backprop(backwards, 0), {
      values: values.toReversed(),
      grads: grads.toReversed(),
    })
  })

  test('tanh-far-out', async () => {
    const nodes: GraphNode[] = [
      leaf(1000),
      leaf(-1000),
      { op: 'tanh', a: 0 },
      { op: 'tanh', a: 1 },
      { op: 'sub', a: 2, b: 3 },
    ]
    expectClose(await candidate.backprop(nodes, 4), {
      values: [1000, -1000, 1, -1, 2],
      grads: [0, 0, 1, -1, 1],
    })
  })

  test('infinite-slope-beside', async () => {
    const nodes: GraphNode[] = [leaf(0), { op: 'pow', a: 0, n: 0.5 }, { op: 'exp', a: 0 }]
    expectClose(await candidate.backprop(nodes, 2), { values: [0, 0, 1], grads: [1, 0, 1] })
  })

  test('power-zero', async () => {
    const nodes: GraphNode[] = [leaf(0), { op: 'pow', a: 0, n: 0 }, { op: 'add', a: 0, b: 1 }]
    expectClose(await candidate.backprop(nodes, 2), { values: [0, 1, 1], grads: [1, 1, 1] })
  })

  test('input-unchanged', async () => {
    const nodes = randomGraph(61, 3, 9)
    await expectUnchanged(() => candidate.backprop(nodes, 8))
  })

  test('cycle-throws', async () => {
    await expectGoodInputWorks()
    const circle: GraphNode[] = [
      { op: 'neg', a: 1 },
      { op: 'neg', a: 0 },
    ]
    await expectDeliberateError(() => candidate.backprop(circle, 0))
    await expectDeliberateError(() => candidate.backprop([{ op: 'add', a: 0, b: 0 }], 0))
    const later: GraphNode[] = [
      leaf(1),
      { op: 'add', a: 0, b: 3 },
      { op: 'exp', a: 1 },
      { op: 'neg', a: 2 },
      { op: 'log', a: 0 },
    ]
    await expectDeliberateError(() => candidate.backprop(later, 3))
    // Not on the way to out.
    await expectDeliberateError(() => candidate.backprop(later, 4))
  })

  test('inputs-must-exist', async () => {
    await expectGoodInputWorks()
    for (const a of [7, 2, -1, 0.5])
      await expectDeliberateError(() => candidate.backprop([leaf(1), { op: 'neg', a }], 1))
    const second: GraphNode[] = [leaf(1), { op: 'mul', a: 0, b: 2 }]
    await expectDeliberateError(() => candidate.backprop(second, 1))
    await expectDeliberateError(() => candidate.backprop(second, 0))
  })

  test('out-must-exist', async () => {
    await expectGoodInputWorks()
    for (const out of [3, 1, -1, 0.5])
      await expectDeliberateError(() => candidate.backprop([leaf(1)], out))
    await expectDeliberateError(() => candidate.backprop([], 0))
  })
})
