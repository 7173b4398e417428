import numpy as np


def grouped_query_attention(
    q: np.ndarray, k: np.ndarray, v: np.ndarray, *, causal: bool = False
) -> np.ndarray:
    """q: (hq, l, d), k and v: (hkv, s, d), hq a multiple of hkv -> (hq, l, d).

    O(hq * l * s * d) time, O(hq * l * s) memory.
    """
    if any(m.ndim != 3 or m.size == 0 for m in (q, k, v)):
        raise ValueError("q, k and v must be (heads, rows, columns) and not empty")
    hq, hkv, d = len(q), len(k), q.shape[2]
    if k.shape != v.shape or k.shape[2] != d:
        raise ValueError("k and v need the same shape, and q the same width")
    if hq % hkv:
        raise ValueError("q needs a multiple of the heads of k")
    if causal and q.shape[1] != k.shape[1]:
        raise ValueError("causal needs as many queries as keys")

    # Neighbours share: 6 query heads on 2 key-value heads read 0 0 0 1 1 1. No copies of k and v.
    groups = q.reshape(hkv, hq // hkv, *q.shape[1:])
    scores = np.einsum("ghid,gjd->ghij", groups, k) / np.sqrt(d)
    if causal:
        scores = np.where(np.tri(q.shape[1], dtype=bool), scores, -np.inf)
    out = np.einsum("ghij,gjd->ghid", softmax(scores), v)
    return out.reshape(q.shape)


def softmax(scores: np.ndarray) -> np.ndarray:
    """Along the last axis."""
    exps = np.exp(scores - scores.max(axis=-1, keepdims=True))
    return exps / exps.sum(axis=-1, keepdims=True)
