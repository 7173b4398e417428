import numpy as np


def alignment_uniformity(
    x: np.ndarray, y: np.ndarray, *, alpha: float = 2.0, t: float = 2.0
) -> tuple[float, float]:
    """x, y: (n, d) of positive pairs -> (alignment, uniformity).

    O(n^2 * d) time, O(n^2 + n * d) memory.
    """
    if x.ndim != 2 or x.shape != y.shape:
        raise ValueError("x and y must be matrices of one shape")
    if len(x) < 2 or x.shape[1] == 0:
        raise ValueError("uniformity needs at least two rows, and rows cannot be empty")

    u, v = unit_rows(x), unit_rows(y)
    alignment = np.mean(np.linalg.norm(u - v, axis=1) ** alpha)

    i, j = np.triu_indices(len(u), k=1)  # each pair once
    # On the unit sphere |a - b|^2 = 2 - 2ab. No root follows, so rounding below 0 does no harm.
    squared_distances = (2 - 2 * u @ u.T)[i, j]
    return alignment, log_mean_exp(-t * squared_distances)


def unit_rows(m: np.ndarray) -> np.ndarray:
    norms = np.linalg.norm(m, axis=1, keepdims=True)
    if np.any(norms == 0):
        raise ValueError("a row of zeros has no direction")
    return m / norms


def log_mean_exp(values: np.ndarray) -> float:
    """For a large t all exponentials underflow, unless the largest exponent is taken out first."""
    top = values.max()
    return top + np.log(np.mean(np.exp(values - top)))
