import numpy as np


def backprop(nodes: list[dict], out: int) -> tuple[np.ndarray, np.ndarray]:
    """Back-propagation through a graph of single numbers; returns (values, grads).

    nodes: n dicts in any order, each with its "op" and
        "leaf": "value"
        "add", "sub", "mul", "div": "a" and "b", indices of nodes
        "neg", "exp", "log", "tanh", "relu": "a"
        "pow": "a" and "n", the fixed power; whole numbers arrive as int
    out: the index of a node
    values: (n,), of every node
    grads: (n,), d out / d node; 0 for nodes that do not reach out
    """
    raise NotImplementedError("not written yet")
