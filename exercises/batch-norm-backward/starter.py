import numpy as np


def batch_norm_backward(
    x: np.ndarray, gamma: np.ndarray, gy: np.ndarray, *, eps: float = 1e-5
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Backward pass of BatchNorm in training mode; returns (dx, dgamma, dbeta).

    x: (n, d), gamma: (d,), gy: dL/dy (n, d) -> dx: (n, d), dgamma: (d,), dbeta: (d,)
    eps: inside the square root
    """
    raise NotImplementedError("not written yet")
