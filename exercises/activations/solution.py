import math

import numpy as np


def activation(
    x: np.ndarray, kind: str, *, alpha: float | None = None
) -> tuple[np.ndarray, np.ndarray]:
    """x: (n,) -> (y, dy), f(x) and f'(x), both (n,). O(n) time and memory."""
    if alpha is None:
        alpha = 0.01 if kind == "leakyRelu" else 1.0
    positive = x > 0
    match kind:
        case "sigmoid":
            s = sigmoid(x)
            return s, s * (1 - s)
        case "tanh":
            t = np.tanh(x)
            return t, 1 - t**2
        case "relu":
            return np.maximum(x, 0), np.where(positive, 1.0, 0.0)
        case "leakyRelu":
            return np.where(positive, x, alpha * x), np.where(positive, 1.0, alpha)
        case "elu":
            exps = np.exp(np.minimum(x, 0))  # what is above 0 must not overflow
            return np.where(positive, x, alpha * (exps - 1)), np.where(positive, 1.0, alpha * exps)
        case "softplus":
            return np.logaddexp(0, x), sigmoid(x)
        case "silu":
            gate = sigmoid(x)
            return x * gate, gate + x * gate * (1 - gate)
        case "gelu":
            gate = (1 + erf(x / np.sqrt(2))) / 2
            density = np.exp(-(x**2) / 2) / np.sqrt(2 * np.pi)
            return x * gate, gate + x * density
        case "geluTanh":
            c = np.sqrt(2 / np.pi)
            t = np.tanh(c * (x + 0.044715 * x**3))
            gate = (1 + t) / 2
            gate_slope = (1 - t**2) / 2 * c * (1 + 3 * 0.044715 * x**2)
            return x * gate, gate + x * gate_slope
        case _:
            raise ValueError(f"unknown activation {kind!r}")


def sigmoid(x: np.ndarray) -> np.ndarray:
    return 1 / (1 + np.exp(-x))  # an infinite exponential gives 0, which is right


def erf(z: np.ndarray) -> np.ndarray:
    """NumPy has none, the standard library has one for single numbers."""
    return np.array([math.erf(v) for v in z])
