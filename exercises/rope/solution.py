import numpy as np


def rope(
    x: np.ndarray, positions: np.ndarray, *, base: float = 10000.0, layout: str = "half"
) -> np.ndarray:
    """x: (l, d) with d even, positions: (l,) -> the rotated rows, (l, d). O(l * d) time."""
    if x.ndim != 2 or x.size == 0:
        raise ValueError("x must be a matrix with at least one entry")
    d = x.shape[1]
    if d % 2:
        raise ValueError("d must be even")
    if len(positions) != len(x):
        raise ValueError("one position per row")

    angles = np.outer(positions, base ** (-np.arange(0, d, 2) / d))  # (l, d / 2)
    cos, sin = np.cos(angles), np.sin(angles)
    if layout == "half":
        first, second = slice(0, d // 2), slice(d // 2, d)
    else:
        first, second = slice(0, d, 2), slice(1, d, 2)
    a, b = x[:, first], x[:, second]
    rotated = np.empty_like(x)
    rotated[:, first] = a * cos - b * sin
    rotated[:, second] = a * sin + b * cos
    return rotated
