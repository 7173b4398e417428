import numpy as np


def best_split(
    x: np.ndarray, y: np.ndarray, *, criterion: str = "gini", min_leaf: int = 1
) -> tuple[int, float, float] | None:
    """x: (n, d), y: (n,) classes -> (feature, threshold, gain), or None.

    O(d * n * (log n + c)) time and O(n * c) memory for c classes.
    """
    if x.ndim != 2 or x.size == 0:
        raise ValueError("x must be a matrix with at least one entry")
    if len(y) != len(x):
        raise ValueError("one class per row")

    n, d = x.shape
    is_class = (y[:, None] == np.unique(y)).astype(float)  # (n, c)
    total = is_class.sum(axis=0)
    best: tuple[int, float, float] | None = None
    best_gain = 0.0
    for feature in range(d):
        order = np.argsort(x[:, feature])
        values = x[order, feature]
        n_left = np.flatnonzero(values[1:] > values[:-1]) + 1
        n_left = n_left[np.minimum(n_left, n - n_left) >= min_leaf]
        if len(n_left) == 0:
            continue

        left = np.cumsum(is_class[order], axis=0)[n_left - 1]  # counts up to each cut
        after_left = n_left * impurity(left, criterion)
        after_right = (n - n_left) * impurity(total - left, criterion)
        gains = impurity(total, criterion) - (after_left + after_right) / n
        k = np.argmax(gains > gains.max() - 1e-12)  # the first of those that count as equal
        if gains[k] > best_gain + 1e-12:
            threshold = (values[n_left[k] - 1] + values[n_left[k]]) / 2
            best, best_gain = (feature, threshold, gains[k]), gains[k]
    return best


def impurity(counts: np.ndarray, criterion: str) -> np.ndarray:
    """counts of the classes: (..., c) -> (...)."""
    shares = counts / counts.sum(axis=-1, keepdims=True)
    if criterion == "gini":
        return 1 - (shares**2).sum(axis=-1)
    # A share of 0 contributes 0, with any finite logarithm.
    return -(shares * np.log2(np.where(shares > 0, shares, 1))).sum(axis=-1)
