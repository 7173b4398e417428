import numpy as np


def info_nce(
    q: np.ndarray, keys: np.ndarray, queue: np.ndarray, *, temperature: float = 0.07
) -> tuple[float, np.ndarray, float]:
    """q, keys: (n, d), queue: (k, d) -> loss, logits (n, 1 + k), accuracy. O(n * k * d) time."""
    if q.ndim != 2 or q.size == 0:
        raise ValueError("q must be a matrix with at least one entry")
    if keys.shape != q.shape:
        raise ValueError("there must be one key for each query, of the same width")
    if len(queue) == 0:
        queue = np.empty((0, q.shape[1]))  # an empty queue comes as an array of shape (0,)
    if queue.ndim != 2 or queue.shape[1] != q.shape[1]:
        raise ValueError("the queue must be as wide as the queries")
    if not temperature > 0:
        raise ValueError("the temperature must be positive")

    q, keys, queue = unit(q), unit(keys), unit(queue)
    positive = (q * keys).sum(axis=1, keepdims=True)
    logits = np.hstack([positive, q @ queue.T]) / temperature
    # Cross-entropy with class 0; logaddexp sums exponentials without overflow.
    loss = (np.logaddexp.reduce(logits, axis=1) - logits[:, 0]).mean()
    accuracy = (logits[:, :1] > logits[:, 1:]).all(axis=1).mean()
    return loss, logits, accuracy


def unit(m: np.ndarray) -> np.ndarray:
    """Every row scaled to length 1."""
    norms = np.linalg.norm(m, axis=1, keepdims=True)
    if (norms == 0).any():
        raise ValueError("a row of zeros has no direction")
    return m / norms
