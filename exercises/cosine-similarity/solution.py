import numpy as np


def cosine_similarity(a: np.ndarray, b: np.ndarray, *, eps: float = 1e-8) -> np.ndarray:
    """a: (n, d), b: (m, d) -> cosine of every pair of rows, (n, m). O(n * m * d) time."""
    if any(m.ndim != 2 or m.size == 0 for m in (a, b)):
        raise ValueError("a and b must be matrices with at least one entry")
    if a.shape[1] != b.shape[1]:
        raise ValueError("a and b must be of one width")
    return normalized(a, eps) @ normalized(b, eps).T


def normalized(m: np.ndarray, eps: float) -> np.ndarray:
    """Each row divided by its norm, or by eps if that is larger."""
    return m / np.maximum(np.linalg.norm(m, axis=1, keepdims=True), eps)
