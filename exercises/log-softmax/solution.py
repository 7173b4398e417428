import numpy as np


def log_softmax(x: np.ndarray) -> np.ndarray:
    """Logits to log-probabilities along each row: (n, d) -> (n, d). O(n * d) time and memory."""
    if x.ndim != 2 or x.size == 0:
        raise ValueError("x must be a matrix with at least one entry")
    shifted = x - x.max(axis=1, keepdims=True)
    # The sum lies between 1 and d: it cannot overflow, nor can its logarithm be -inf.
    return shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
