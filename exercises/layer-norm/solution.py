import numpy as np


def layer_norm(
    x: np.ndarray,
    gy: np.ndarray | None,
    *,
    gamma: np.ndarray | None = None,
    beta: np.ndarray | None = None,
    eps: float = 1e-5,
) -> tuple[np.ndarray, np.ndarray | None]:
    """x: (n, d), gy: dL/dy (n, d) or None -> y and dL/dx, both (n, d). O(n * d) time and memory."""
    if x.ndim != 2 or x.size == 0:
        raise ValueError("x must be a matrix with at least one entry")
    d = x.shape[1]
    gamma = np.ones(d) if gamma is None else gamma
    beta = np.zeros(d) if beta is None else beta
    if gamma.shape != (d,) or beta.shape != (d,):
        raise ValueError(f"gamma and beta must have {d} entries")
    if gy is not None and gy.shape != x.shape:
        raise ValueError("gy must have the shape of x")

    centred = x - row_mean(x)
    inverse_std = 1 / np.sqrt(row_mean(centred**2) + eps)
    x_hat = centred * inverse_std
    y = gamma * x_hat + beta
    if gy is None:
        return y, None

    g = gy * gamma  # dL/dx_hat
    # An entry of x acts on x_hat directly, through the mean, and through the variance.
    dx = inverse_std * (g - row_mean(g) - x_hat * row_mean(g * x_hat))
    return y, dx


def row_mean(m: np.ndarray) -> np.ndarray:
    """(n, d) -> (n, 1), which broadcasts against the rows."""
    return m.mean(axis=1, keepdims=True)
