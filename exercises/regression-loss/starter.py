import numpy as np


def regression_loss(
    pred: np.ndarray,
    target: np.ndarray,
    *,
    kind: str,
    delta: float = 1.0,
    q: float = 0.5,
    reduction: str = "mean",
) -> float | np.ndarray:
    """Six losses for n predictions.

    pred, target: (n,) -> a number, or (n,) for the reduction "none"
    kind: "mae", "mse", "huber", "smoothL1", "logcosh" or "quantile"
    delta: threshold of "huber" and "smoothL1", > 0
    q: level of "quantile", in [0, 1]
    reduction: "none", "mean" or "sum"
    """
    raise NotImplementedError("not written yet")
