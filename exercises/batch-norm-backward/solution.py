import numpy as np


def batch_norm_backward(
    x: np.ndarray, gamma: np.ndarray, gy: np.ndarray, *, eps: float = 1e-5
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """x, gy: (n, d), gamma: (d,) -> (dx, dgamma, dbeta) of (n, d), (d,) and (d,). O(n * d) time."""
    if x.ndim != 2 or x.size == 0:
        raise ValueError("x must be a matrix with at least one entry")
    if gamma.shape != (x.shape[1],):
        raise ValueError("one gamma per column")
    if gy.shape != x.shape:
        raise ValueError("gy must have the shape of x")

    inverse_std = 1 / np.sqrt(x.var(axis=0) + eps)
    x_hat = (x - x.mean(axis=0)) * inverse_std

    dbeta = gy.sum(axis=0)
    dgamma = (gy * x_hat).sum(axis=0)
    # An entry of x acts directly, through the mean, and through the variance: one term each.
    dx = gamma * inverse_std * (gy - dbeta / len(x) - x_hat * dgamma / len(x))
    return dx, dgamma, dbeta
