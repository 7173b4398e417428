import numpy as np


def linear_regression(
    x: np.ndarray, y: np.ndarray, *, l2: float = 0.0, intercept: bool = True
) -> tuple[np.ndarray, float]:
    """The weights and the intercept that minimise the penalised squared error; returns (w, b).

    x: (n, d), y: (n,) -> w: (d,), b: a number, 0 without an intercept
    l2: the ridge penalty on the weights
    intercept: False: the plane goes through the origin
    """
    raise NotImplementedError("not written yet")
