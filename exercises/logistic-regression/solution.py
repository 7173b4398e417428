import numpy as np


def logistic_regression(
    x: np.ndarray, y: np.ndarray, *, lr: float, steps: int, l2: float = 0.0
) -> tuple[np.ndarray, float, np.ndarray]:
    """x: (n, d), y: (n,) of 0 and 1 -> w: (d,), b, losses: (steps,). O(steps * n * d) time."""
    if x.ndim != 2 or x.size == 0:
        raise ValueError("x must be a matrix with at least one entry")
    if y.shape != (len(x),):
        raise ValueError("one label per row")
    if not np.isin(y, [0, 1]).all():
        raise ValueError("labels must be 0 or 1")

    n, d = x.shape
    signs = 2 * y - 1
    w, b = np.zeros(d), 0.0
    losses = np.zeros(steps)
    for step in range(steps):
        logits = x @ w + b
        # 1 - sigmoid(z) is sigmoid(-z), so one formula serves both labels.
        losses[step] = -log_sigmoid(signs * logits).mean() + l2 / 2 * (w @ w)
        errors = np.exp(log_sigmoid(logits)) - y  # of dloss/dlogit, without the 1 / n
        w = w - lr * (x.T @ errors / n + l2 * w)
        b = b - lr * errors.mean()
    return w, float(b), losses


def log_sigmoid(z: np.ndarray) -> np.ndarray:
    """-log(1 + exp(-z)); logaddexp keeps exp from overflowing."""
    return -np.logaddexp(0, -z)
