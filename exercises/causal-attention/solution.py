import numpy as np


def causal_attention(
    q: np.ndarray, k: np.ndarray, v: np.ndarray, *, window: int | None = None
) -> np.ndarray:
    """q: (h, lq, d), k: (h, lk, d), v: (h, lk, dv), lq <= lk -> (h, lq, dv).

    The queries stand at the last lq positions. O(h * lq * lk * (d + dv)) time,
    O(h * lq * lk) memory.
    """
    if any(x.ndim != 3 or x.size == 0 for x in (q, k, v)):
        raise ValueError("q, k and v must have three axes and at least one entry")
    if not len(q) == len(k) == len(v):
        raise ValueError("q, k and v need the same number of heads")
    if q.shape[2] != k.shape[2]:
        raise ValueError("queries and keys need the same width")
    if k.shape[1] != v.shape[1]:
        raise ValueError("one value per key")
    if q.shape[1] > k.shape[1]:
        raise ValueError("more queries than positions")
    if window is not None and not (isinstance(window, int) and window >= 1):
        raise ValueError("window must be a positive integer")

    scores = q @ k.transpose(0, 2, 1) / np.sqrt(q.shape[2])
    scores = np.where(visible(q.shape[1], k.shape[1], window), scores, -np.inf)
    return softmax(scores) @ v


def visible(lq: int, lk: int, window: int | None) -> np.ndarray:
    """(lq, lk) of bool. No row is empty: each query sees its own position."""
    own = np.arange(lk - lq, lk)[:, None]
    keys = np.arange(lk)
    past = keys <= own
    return past if window is None else past & (keys > own - window)


def softmax(scores: np.ndarray) -> np.ndarray:
    """Over the last axis."""
    exps = np.exp(scores - scores.max(axis=-1, keepdims=True))
    return exps / exps.sum(axis=-1, keepdims=True)
