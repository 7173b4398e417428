import numpy as np


def dropout(
    x: np.ndarray, uniforms: np.ndarray, *, p: float, training: bool
) -> tuple[np.ndarray, np.ndarray]:
    """Inverted dropout; returns (y, mask).

    x: (n, d), uniforms: (n, d) in [0, 1) -> y: (n, d), mask: (n, d)
    mask: the factor of each entry, a number; backward, the gradient gets it too
    p: probability of dropping, in [0, 1)
    training: False: inference
    """
    raise NotImplementedError("not written yet")
