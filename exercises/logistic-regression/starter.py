import numpy as np


def logistic_regression(
    x: np.ndarray, y: np.ndarray, *, lr: float, steps: int, l2: float = 0.0
) -> tuple[np.ndarray, float, np.ndarray]:
    """Full-batch gradient descent from zeros; returns (w, b, losses).

    x: (n, d), y: (n,) of int, 0 and 1
    -> w: (d,), b: a number, losses: (steps,), each before its update
    lr: step size
    steps: how many updates
    l2: adds l2 / 2 * |w|**2 to the mean loss
    """
    raise NotImplementedError("not written yet")
