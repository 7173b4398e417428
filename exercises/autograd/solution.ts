type Vec = number[]

type GraphNode =
  | { op: 'leaf'; value: number }
  | { op: 'add' | 'sub' | 'mul' | 'div'; a: number; b: number } // a and b: indices of nodes
  | { op: 'neg' | 'exp' | 'log' | 'tanh' | 'relu'; a: number }
  | { op: 'pow'; a: number; n: number } // to the fixed power n

interface GraphResult {
  values: Vec // of every node
  grads: Vec // d out / d node; 0 for nodes that do not reach out
}

/** nodes in any order, out: an index → all values and gradients. O(nodes) time and memory. */
export function backprop(nodes: GraphNode[], out: number): GraphResult {
  const inputs = nodes.map(inputsOf)
  for (const k of [out, ...inputs.flat()])
    if (nodes[k] === undefined) throw new Error(`there is no node ${k}`)
  const order = inputsFirst(inputs)

  const values = nodes.map(() => 0)
  const slopes: Vec[] = nodes.map(() => [])
  for (const k of order) {
    const [value, ...toInputs] = evaluate(nodes[k]!, values)
    values[k] = value
    slopes[k] = toInputs
  }

  const grads = nodes.map(() => 0)
  grads[out] = 1
  for (const k of order.toReversed()) {
    if (grads[k] === 0) continue // 0 times an infinite slope would be NaN
    for (const [s, i] of inputs[k]!.entries()) grads[i]! += grads[k]! * slopes[k]![s]!
  }
  return { values, grads }
}

function inputsOf(node: GraphNode): number[] {
  if (node.op === 'leaf') return []
  return 'b' in node ? [node.a, node.b] : [node.a]
}

/** Kahn: a node comes up when all of its inputs have. */
function inputsFirst(inputs: number[][]): number[] {
  const users: number[][] = inputs.map(() => [])
  for (const [k, from] of inputs.entries()) for (const i of from) users[i]!.push(k)
  const missing = inputs.map((from) => from.length)
  const order = [...inputs.keys()].filter((k) => missing[k] === 0)
  for (const k of order)
    // grows on the way
    for (const user of users[k]!) if (--missing[user]! === 0) order.push(user)
  if (order.length < inputs.length) throw new Error('the graph has a cycle')
  return order
}

/** The value of a node and its slope with respect to each input. */
function evaluate(node: GraphNode, values: Vec): [value: number, ...slopes: Vec] {
  if (node.op === 'leaf') return [node.value]
  const a = values[node.a]!
  const b = 'b' in node ? values[node.b]! : 0
  switch (node.op) {
    case 'add':
      return [a + b, 1, 1]
    case 'sub':
      return [a - b, 1, -1]
    case 'mul':
      return [a * b, b, a]
    case 'div':
      return [a / b, 1 / b, -a / (b * b)]
    case 'neg':
      return [-a, -1]
    case 'exp':
      return [Math.exp(a), Math.exp(a)]
    case 'log':
      return [Math.log(a), 1 / a]
    case 'tanh':
      return [Math.tanh(a), 1 - Math.tanh(a) ** 2]
    case 'relu':
      return [Math.max(0, a), a > 0 ? 1 : 0]
    case 'pow':
      return [a ** node.n, node.n === 0 ? 0 : node.n * a ** (node.n - 1)]
  }
}
