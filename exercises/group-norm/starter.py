import numpy as np


def group_norm(
    x: np.ndarray,
    groups: int,
    *,
    gamma: np.ndarray | None = None,
    beta: np.ndarray | None = None,
    eps: float = 1e-5,
) -> np.ndarray:
    """x: (n, c, h, w) -> the same shape, each group of c / groups channels normalised.

    gamma: (c,), the scale; None: all 1
    beta: (c,), the shift; None: all 0
    eps: inside the square root
    """
    raise NotImplementedError("not written yet")
