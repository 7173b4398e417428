import numpy as np


def rms_norm(x: np.ndarray, weight: np.ndarray, *, eps: float = 1e-6) -> np.ndarray:
    """x: (n, d), weight: (d,) -> (n, d). O(n * d) time."""
    if x.ndim != 2 or x.size == 0:
        raise ValueError("x must be a matrix with at least one entry")
    if weight.shape != (x.shape[1],):
        raise ValueError(f"{len(weight)} weights for {x.shape[1]} features")

    mean_square = np.mean(x**2, axis=1, keepdims=True)
    return x / np.sqrt(mean_square + eps) * weight
