import numpy as np


def backprop(nodes: list[dict], out: int) -> tuple[np.ndarray, np.ndarray]:
    """nodes in any order, out: an index -> (values, grads), both (n,). O(n) time and memory."""
    inputs = [[node[key] for key in ("a", "b") if key in node] for node in nodes]
    for k in [out, *(i for own in inputs for i in own)]:
        if not isinstance(k, int) or not 0 <= k < len(nodes):
            raise ValueError(f"there is no node {k}")
    order = inputs_first(inputs)

    # Floats of NumPy: there 1 / 0 is infinite, where Python would raise an error.
    values = np.zeros(len(nodes))
    slopes: list[tuple[float, ...]] = [()] * len(nodes)
    for k in order:
        values[k], slopes[k] = evaluate(nodes[k], *values[inputs[k]])

    grads = np.zeros(len(nodes))
    grads[out] = 1
    for k in reversed(order):
        if grads[k] == 0:
            continue  # 0 times an infinite slope would be nan
        for i, slope in zip(inputs[k], slopes[k]):
            grads[i] += grads[k] * slope
    return values, grads


def inputs_first(inputs: list[list[int]]) -> list[int]:
    """Kahn: a node comes up when all of its inputs have."""
    users: list[list[int]] = [[] for _ in inputs]
    for k, own in enumerate(inputs):
        for i in own:
            users[i].append(k)
    missing = [len(own) for own in inputs]
    order = [k for k, count in enumerate(missing) if count == 0]
    for k in order:  # grows on the way
        for user in users[k]:
            missing[user] -= 1
            if missing[user] == 0:
                order.append(user)
    if len(order) < len(inputs):
        raise ValueError("the graph has a cycle")
    return order


def evaluate(node: dict, a: float = 0.0, b: float = 0.0) -> tuple[float, tuple[float, ...]]:
    """The value of a node and its slope with respect to each input."""
    match node["op"]:
        case "leaf":
            return node["value"], ()
        case "add":
            return a + b, (1, 1)
        case "sub":
            return a - b, (1, -1)
        case "mul":
            return a * b, (b, a)
        case "div":
            return a / b, (1 / b, -a / b**2)
        case "neg":
            return -a, (-1,)
        case "exp":
            return np.exp(a), (np.exp(a),)
        case "log":
            return np.log(a), (1 / a,)
        case "tanh":
            return np.tanh(a), (1 - np.tanh(a) ** 2,)
        case "relu":
            return max(a, 0), (1 if a > 0 else 0,)
        case "pow":
            n = node["n"]
            return a**n, (0 if n == 0 else n * a ** (n - 1),)
        case op:
            raise ValueError(f"unknown op {op!r}")
