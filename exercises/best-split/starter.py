import numpy as np


def best_split(
    x: np.ndarray, y: np.ndarray, *, criterion: str = "gini", min_leaf: int = 1
) -> tuple[int, float, float] | None:
    """The split with the largest drop of impurity as (feature, threshold, gain), or None.

    x: (n, d), y: (n,) of int, the classes
    criterion: "gini", or "entropy" in bits
    min_leaf: fewest samples on either side
    threshold: a value of at most this goes left
    gain: how much the impurity drops
    """
    raise NotImplementedError("not written yet")
