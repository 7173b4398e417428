import numpy as np


def attention(
    q: np.ndarray,
    k: np.ndarray,
    v: np.ndarray,
    *,
    mask: np.ndarray | None = None,
    scale: float | None = None,
) -> tuple[np.ndarray, np.ndarray]:
    """q: (lq, d), k: (lk, d), v: (lk, dv) -> out: (lq, dv), weights: (lq, lk).

    O(lq * lk * (d + dv)) time, O(lq * lk) memory.
    """
    if any(m.ndim != 2 or m.size == 0 for m in (q, k, v)):
        raise ValueError("q, k and v must be matrices with at least one entry")
    if q.shape[1] != k.shape[1]:
        raise ValueError("queries and keys need the same width")
    if len(k) != len(v):
        raise ValueError("one value per key")
    if mask is not None and mask.shape != (len(q), len(k)):
        raise ValueError("the mask must be (lq, lk)")

    scores = q @ k.T * (1 / np.sqrt(q.shape[1]) if scale is None else scale)
    if mask is not None:
        scores = np.where(mask, scores, -np.inf)
    weights = masked_softmax(scores)
    return weights @ v, weights


def masked_softmax(scores: np.ndarray) -> np.ndarray:
    """Each row sums to 1, or is 0 throughout when it sees nothing."""
    top = scores.max(axis=1, keepdims=True)
    # -inf minus -inf is nan: a row that sees nothing is not shifted.
    exps = np.exp(scores - np.where(top == -np.inf, 0, top))
    total = exps.sum(axis=1, keepdims=True)
    return exps / np.where(total == 0, 1, total)
