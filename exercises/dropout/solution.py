import numpy as np


def dropout(
    x: np.ndarray, uniforms: np.ndarray, *, p: float, training: bool
) -> tuple[np.ndarray, np.ndarray]:
    """x: (n, d), uniforms: (n, d) in [0, 1) -> y: (n, d), mask: (n, d).

    O(n * d) time and memory.
    """
    if not 0 <= p < 1:
        raise ValueError("p must lie in [0, 1)")
    if uniforms.shape != x.shape:
        raise ValueError("uniforms must have the shape of x")

    if training:
        mask = (uniforms >= p) / (1 - p)  # scaled up, so that the mean stays
    else:
        mask = np.ones_like(x)
    return x * mask, mask
