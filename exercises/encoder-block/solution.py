import math
from typing import TypedDict

import numpy as np


class Attention(TypedDict):
    wq: np.ndarray  # (d, d), stored (out, in), as all weights are; no biases
    wk: np.ndarray  # (d, d)
    wv: np.ndarray  # (d, d)
    wo: np.ndarray  # (d, d)


class LayerNorm(TypedDict):
    gamma: np.ndarray  # (d,)
    beta: np.ndarray  # (d,)


class EncoderParams(TypedDict):
    attn: Attention
    ln1: LayerNorm
    ln2: LayerNorm
    w1: np.ndarray  # (dff, d)
    b1: np.ndarray  # (dff,)
    w2: np.ndarray  # (d, dff)
    b2: np.ndarray  # (d,)


def encoder_block(
    x: np.ndarray,
    p: EncoderParams,
    *,
    heads: int,
    norm: str = "pre",
    activation: str = "gelu",
    eps: float = 1e-5,
) -> np.ndarray:
    """x: (l, d) -> (l, d).

    O(l * d**2 + l**2 * d + l * d * dff) time, O(heads * l**2 + l * (d + dff)) memory.
    """
    require_shapes(x, p, heads)
    if norm == "pre":
        y = x + self_attention(layer_norm(x, p["ln1"], eps), p["attn"], heads)
        return y + feed_forward(layer_norm(y, p["ln2"], eps), p, activation)
    y = layer_norm(x + self_attention(x, p["attn"], heads), p["ln1"], eps)
    return layer_norm(y + feed_forward(y, p, activation), p["ln2"], eps)


def self_attention(m: np.ndarray, attn: Attention, heads: int) -> np.ndarray:
    length, d = m.shape

    def project(w: np.ndarray) -> np.ndarray:
        """Head after head: (heads, l, d / heads)."""
        return (m @ w.T).reshape(length, heads, d // heads).swapaxes(0, 1)

    q, k, v = project(attn["wq"]), project(attn["wk"]), project(attn["wv"])
    weights = softmax(q @ k.swapaxes(1, 2) / np.sqrt(d // heads))
    joined = (weights @ v).swapaxes(0, 1).reshape(length, d)
    return joined @ attn["wo"].T


def softmax(x: np.ndarray) -> np.ndarray:
    """Along the last axis."""
    exps = np.exp(x - x.max(axis=-1, keepdims=True))  # exp of 0 or less cannot overflow
    return exps / exps.sum(axis=-1, keepdims=True)


def feed_forward(m: np.ndarray, p: EncoderParams, activation: str) -> np.ndarray:
    hidden = m @ p["w1"].T + p["b1"]
    active = gelu(hidden) if activation == "gelu" else np.maximum(hidden, 0)
    return active @ p["w2"].T + p["b2"]


def layer_norm(m: np.ndarray, ln: LayerNorm, eps: float) -> np.ndarray:
    mean = m.mean(axis=1, keepdims=True)
    variance = m.var(axis=1, keepdims=True)  # biased
    return ln["gamma"] * (m - mean) / np.sqrt(variance + eps) + ln["beta"]


def gelu(x: np.ndarray) -> np.ndarray:
    return x * (1 + erf(x / np.sqrt(2))) / 2


erf = np.vectorize(math.erf, otypes=[float])  # NumPy itself has none


def require_shapes(x: np.ndarray, p: EncoderParams, heads: int) -> None:
    if x.ndim != 2 or x.size == 0:
        raise ValueError("x must be a matrix with at least one entry")
    d, dff = x.shape[1], len(p["w1"])
    expected = [
        *((w, (d, d)) for w in p["attn"].values()),
        *((v, (d,)) for ln in (p["ln1"], p["ln2"]) for v in ln.values()),
        (p["w1"], (dff, d)),
        (p["b1"], (dff,)),
        (p["w2"], (d, dff)),
        (p["b2"], (d,)),
    ]
    if dff == 0 or any(parameter.shape != shape for parameter, shape in expected):
        raise ValueError("a parameter has the wrong shape")
    if heads not in range(1, d + 1) or d % heads != 0:
        raise ValueError("heads must be a positive integer that divides d")
