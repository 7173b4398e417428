import numpy as np


def linear_regression(
    x: np.ndarray, y: np.ndarray, *, l2: float = 0.0, intercept: bool = True
) -> tuple[np.ndarray, float]:
    """x: (n, d), y: (n,) -> w: (d,), b: the ridge solution by QR. O(n * d**2 + d**3) time."""
    if x.ndim != 2 or x.size == 0:
        raise ValueError("x must be a matrix with at least one entry")
    if y.shape != (len(x),):
        raise ValueError("one target per row")
    if not l2 >= 0:
        raise ValueError("l2 must not be negative")

    n, d = x.shape
    design = np.column_stack([x, np.ones(n)]) if intercept else x  # the last weight is b
    # Ridge is least squares with d more rows, which ask for sqrt(l2) * w = 0; none asks b.
    penalty = np.sqrt(l2) * np.eye(d, design.shape[1])
    a = np.vstack([penalty, design])
    targets = np.concatenate([np.zeros(d), y])

    q, r = np.linalg.qr(a)
    # What is left of each column without those before it; squared, the pivots of a.T @ a.
    left = np.abs(np.diag(r))
    if l2 == 0 and (left <= 1e-6 * np.linalg.norm(a, axis=0)).any():
        raise ValueError("the columns are linearly dependent")
    solution = np.linalg.solve(r, q.T @ targets)
    return solution[:d], float(solution[d]) if intercept else 0.0
