import numpy as np


def svm_step(
    w: np.ndarray, b: float, x: np.ndarray, y: np.ndarray, *, lr: float, lambda_: float
) -> tuple[np.ndarray, float, float]:
    """w: (d,), x: (n, d), y: (n,) -> w and b after the step, the loss before it. O(n * d) time."""
    if x.ndim != 2 or x.size == 0 or x.shape[1] != len(w):
        raise ValueError("x must be a matrix with samples, and one column per weight")
    if len(y) != len(x):
        raise ValueError("one label per sample")
    if not np.isin(y, (-1, 1)).all():
        raise ValueError("labels must be -1 or +1")

    margins = y * (x @ w + b)
    loss = lambda_ / 2 * (w @ w) + np.maximum(0, 1 - margins).mean()
    # Only samples inside the margin pull, each with the same force.
    pull = np.where(margins < 1, y, 0)
    grad_w = lambda_ * w - pull @ x / len(x)
    grad_b = -pull.mean()
    return w - lr * grad_w, b - lr * grad_b, loss
