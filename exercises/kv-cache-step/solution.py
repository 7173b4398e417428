import numpy as np


def kv_cache_step(
    x: np.ndarray, cache: dict[str, np.ndarray], p: dict[str, np.ndarray], heads: int
) -> tuple[np.ndarray, dict[str, np.ndarray]]:
    """x: (d,), a cache of t tokens -> y (d,), a cache of t + 1 tokens.

    O(d^2 + t * d) time; a full pass would need O(t * d^2 + t^2 * d).
    """
    d = len(x)
    if d == 0:
        raise ValueError("x is empty")
    if not isinstance(heads, int) or heads < 1 or d % heads:
        raise ValueError("heads must be a positive integer that divides d")
    if any(w.shape != (d, d) for w in p.values()):
        raise ValueError(f"every weight must have shape {(d, d)}")
    dh = d // heads
    keys, values = past(cache["k"], heads, dh), past(cache["v"], heads, dh)
    if keys.shape != values.shape:
        raise ValueError("keys and values differ in their number of positions")

    query, key, value = ((p[name] @ x).reshape(heads, dh) for name in ("wq", "wk", "wv"))
    keys = np.concatenate([keys, key[:, None]], axis=1)
    values = np.concatenate([values, value[:, None]], axis=1)
    # Nothing lies ahead of the newest token, so no mask is needed.
    scores = np.einsum("hc,htc->ht", query, keys) / np.sqrt(dh)
    joined = np.einsum("ht,htc->hc", softmax(scores), values).ravel()
    return p["wo"] @ joined, {"k": keys, "v": values}


def past(part: np.ndarray, heads: int, dh: int) -> np.ndarray:
    """(heads, t, dh)."""
    if part.shape == (heads, 0):
        return part.reshape(heads, 0, dh)  # lists without entries do not tell their width
    if part.ndim != 3 or part.shape[0] != heads or part.shape[2] != dh:
        raise ValueError(f"the cache must have {heads} heads of width {dh}")
    return part


def softmax(scores: np.ndarray) -> np.ndarray:
    """Along the last axis."""
    exps = np.exp(scores - scores.max(axis=-1, keepdims=True))
    return exps / exps.sum(axis=-1, keepdims=True)
