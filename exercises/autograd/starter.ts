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

/** nodes in any order, out: an index → all values and gradients, one per node. */
export function backprop(nodes: GraphNode[], out: number): GraphResult {
  throw new Error('not written yet')
}
