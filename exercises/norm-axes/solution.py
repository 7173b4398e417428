import numpy as np


def norm_axes(x: np.ndarray, kind: str, groups: int = 1) -> tuple[np.ndarray, np.ndarray, int]:
    """x: (n, c, h, w) -> mean, variance, count of one normalisation. O(n * c * h * w) time."""
    n, c, h, w = x.shape
    if kind == "batch":
        cells = x.transpose(1, 0, 2, 3).reshape(1, c, -1)
    elif kind == "layer":
        cells = x.reshape(n, 1, -1)
    elif kind == "instance":
        cells = x.reshape(n, c, -1)
    elif kind == "group":
        if not isinstance(groups, int) or groups < 1 or c % groups:
            raise ValueError(f"{c} channels do not split into {groups} groups")
        cells = x.reshape(n, groups, -1)  # neighbouring channels lie together
    else:
        raise ValueError(f"there is no normalisation {kind!r}")
    # The last axis holds what shares one statistic.
    return cells.mean(axis=2), cells.var(axis=2), cells.shape[2]
