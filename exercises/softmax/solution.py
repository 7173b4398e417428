import numpy as np


def softmax(x: np.ndarray, *, axis: int = 1, temperature: float = 1.0) -> np.ndarray:
    """Logits to probabilities along one axis: (n, d) -> (n, d). O(n * d) time and memory."""
    if x.ndim != 2 or x.size == 0:
        raise ValueError("x must be a matrix with at least one entry")
    if not temperature > 0:
        raise ValueError("the temperature must be positive")
    # Softmax does not change when a constant is subtracted, and exp of 0 or less cannot overflow.
    shifted = (x - x.max(axis=axis, keepdims=True)) / temperature
    exps = np.exp(shifted)
    return exps / exps.sum(axis=axis, keepdims=True)
