import numpy as np


def multi_head_attention(
    x: np.ndarray,
    context: np.ndarray | None,
    p: dict[str, np.ndarray],
    *,
    heads: int,
    causal: bool = False,
) -> np.ndarray:
    """x: (l, d), context: (s, dctx) or None (self-attention) -> (l, d).

    O(l * d**2 + s * d * dctx + l * s * d) time; the weights of all heads at once take
    heads * l * s numbers.
    """
    source = x if context is None else context
    if any(m.ndim != 2 or m.size == 0 for m in (x, source)):
        raise ValueError("x and context must be matrices with at least one entry")
    d, dctx = x.shape[1], source.shape[1]
    shapes = {"wq": (d, d), "wk": (d, dctx), "wv": (d, dctx), "wo": (d, d)}
    for name, shape in shapes.items():
        if p[name].shape != shape:
            raise ValueError(f"{name} must have shape {shape}")
    if not isinstance(heads, int) or heads < 1 or d % heads:
        raise ValueError("heads must be a positive integer that divides d")

    q = split_heads(x @ p["wq"].T, heads)  # (heads, l, d / heads)
    k = split_heads(source @ p["wk"].T, heads)
    v = split_heads(source @ p["wv"].T, heads)
    scores = q @ k.transpose(0, 2, 1) / np.sqrt(d // heads)
    if causal:
        scores = np.where(np.tri(len(x), len(source), dtype=bool), scores, -np.inf)
    out = softmax(scores) @ v
    joined = out.transpose(1, 0, 2).reshape(len(x), d)  # head after head
    return joined @ p["wo"].T


def split_heads(m: np.ndarray, heads: int) -> np.ndarray:
    """(n, d) -> (heads, n, d / heads), one block of columns for each head."""
    return m.reshape(len(m), heads, -1).transpose(1, 0, 2)


def softmax(scores: np.ndarray) -> np.ndarray:
    """Over the last axis."""
    exps = np.exp(scores - scores.max(axis=-1, keepdims=True))  # nothing overflows
    return exps / exps.sum(axis=-1, keepdims=True)
